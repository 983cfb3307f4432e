import { formOf, orderForms } from './orders.ts'
import { alertForm } from './pressing.ts'
import type { Site } from './site-states.ts'

/** What is told to it: the seconds before that, and who told what meanwhile. */
export async function telling({ screens, as }: Site, path: string): Promise<void> {
  const { dispatcher, coordinator } = as
  const old = formOf((await coordinator.get(path)).html, 'aanvulling')
  const form = formOf((await dispatcher.get(path)).html, 'correctie')
  const { headers } = await dispatcher.post(`${path}/correctie`, {
    ...form,
    ...orderForms.correction,
  })
  const place = String(headers.location)
  await screens.add('a correction, the five seconds', dispatcher, () => dispatcher.get(place))
  await screens.add('a correction, for a colleague', coordinator, () => coordinator.get(path))
  const overtaken = { ...old, ...orderForms.update }
  await screens.add('an update, overtaken', coordinator, () =>
    coordinator.post(`${path}/aanvulling`, overtaken),
  )
  await screens.add('an extension, overtaken', coordinator, () =>
    coordinator.post(`${path}/uitbreiden`, { ...alertForm, radius: '30000', seen: '' }),
  )
  const back = place.replace('verzenden', 'terug')
  await screens.add('a correction, taken back', dispatcher, () => dispatcher.post(back))
  await screens.add('a correction, not sent', dispatcher, () => dispatcher.get(place))
}
