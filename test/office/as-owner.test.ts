import { statSync } from 'node:fs'
import t from 'tap'
import { becomeOwner, type Rights } from '../../src/as-owner.ts'

/** Somebody who notes whom they become. */
function somebody(uid: number) {
  const became: string[] = []
  const rights: Rights = {
    geteuid: () => uid,
    setgroups: (ids) => void became.push(`groups ${ids}`),
    setgid: (id) => void became.push(`group ${id}`),
    setuid: (id) => void became.push(`user ${id}`),
  }
  return { rights, became }
}

t.test('a command of root is done as the owner of the folder, and by nobody else', async (t) => {
  const owner = { uid: 101, gid: 107 }
  const admin = somebody(0)
  becomeOwner('/var/lib/omroeper', admin.rights, owner)
  t.strictSame(admin.became, ['groups 107', 'group 107', 'user 101'], 'rights last')

  const service = somebody(101)
  becomeOwner('/var/lib/omroeper', service.rights, owner)
  t.strictSame(service.became, [])

  const inOwnFolder = somebody(0)
  becomeOwner('/var/lib/omroeper', inOwnFolder.rights, { uid: 0, gid: 0 })
  t.strictSame(inOwnFolder.became, [])
})

t.test('the owner is that of the folder', async (t) => {
  const folder = t.testdir()
  const { uid } = statSync(folder)
  const { rights, became } = somebody(0)
  becomeOwner(folder, rights)
  t.equal(became.at(-1), uid === 0 ? undefined : `user ${uid}`)
})
