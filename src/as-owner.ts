import { statSync } from 'node:fs'

/** Who this process is; a test has another. */
export type Rights = Pick<typeof process, 'geteuid' | 'setgroups' | 'setgid' | 'setuid'>

/**
 * What root leaves in the service's folder the service cannot write, and then does not start. So
 * whoever is root becomes the folder's owner, for good; everybody else stays who they are.
 */
export function becomeOwner(
  folder: string,
  rights: Rights = process,
  { uid, gid }: { readonly uid: number; readonly gid: number } = statSync(folder),
): void {
  if (rights.geteuid?.() !== 0 || uid === 0) return
  rights.setgroups?.([gid])
  rights.setgid?.(gid)
  rights.setuid?.(uid)
}
