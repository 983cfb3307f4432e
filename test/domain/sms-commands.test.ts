import fc from 'fast-check'
import t from 'tap'
import { readCommand } from '../../src/domain/sms-commands/read-command.ts'

const today = '2026-11-24'

t.test('a keyword counts only when it is the whole message', async (t) => {
  t.strictSame(readCommand('STOP', { today }), { kind: 'stop' })
  t.equal(readCommand('STOP hij is bij de brug', { today }), undefined)
})

t.test('nothing that can be received throws', async () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (words) => {
      readCommand(words, { today })
    }),
  )
})
