import type { Action, Cap, Kind, Phase, PhaseName, PhaseText } from '../domain/action.ts'
import { kindOf } from '../domain/kinds.ts'
import type { DispatchPorts } from './ports.ts'

const hourMs = 60 * 60 * 1000

/** How long a phase may begin, in milliseconds from its release. */
export const termMs = (kind: Kind, name: PhaseName): number => {
  if (name === 'result') return 24 * hourMs
  const alert = kindOf(kind).termMinutes * 60_000
  return name === 'alert' ? alert : alert + 4 * hourMs
}

/** What a phase is made of; its id is that of the press that it goes out by, where it has one. */
interface PhaseDraft {
  readonly name: PhaseName
  readonly text: PhaseText
  readonly releaseAt?: string | undefined
  readonly press?: string | undefined
}

/** A phase of an action, shaped like a CAP 1.2 alert (OASIS CAP 1.2 §3.2). */
export function newPhase(
  ports: Pick<DispatchPorts, 'newId' | 'now'>,
  action: Pick<Action, 'status' | 'kind'> & { readonly phases: readonly Phase[] },
  { name, text, releaseAt, press }: PhaseDraft,
): Phase {
  const from = releaseAt ? Math.max(Date.parse(releaseAt), ports.now()) : ports.now()
  const expires = new Date(from + termMs(action.kind, name)).toISOString()
  const before = action.phases[0]
  return {
    id: press ?? ports.newId(),
    name,
    texts: [text],
    notAfter: expires,
    ...(releaseAt && Date.parse(releaseAt) > ports.now() ? { releaseAt } : {}),
    cap: {
      ...kindOf(action.kind).cap,
      status: action.status === 'exercise' ? 'Exercise' : 'Actual',
      msgType: msgTypes[name],
      references: before ? [`omroeper,${before.id},${before.cap.effective}`] : [],
      effective: new Date(from).toISOString(),
      expires,
    },
  }
}

const msgTypes: Readonly<Record<PhaseName, Cap['msgType']>> = {
  alert: 'Alert',
  update: 'Update',
  correction: 'Update',
  result: 'Cancel',
}
