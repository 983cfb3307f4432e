import { fstatSync } from 'node:fs'
import t from 'tap'
import { ModemError } from '../../hardware/errors.ts'
import { asErrors, isJournal, logRecord } from '../../src/log-line.ts'

t.test('a log record is a line of JSON, whoever reads it', async (t) => {
  const record = logRecord(false, 'info', 'serving', { url: 'http://127.0.0.1' })
  t.match(record, /\n$/)
  t.match(JSON.parse(record), { level: 'info', event: 'serving', url: 'http://127.0.0.1' })
})

t.test('an error in a log record says what it is', async (t) => {
  const error = new ModemError('port-unavailable', '/dev/ttyUSB2: no such file')
  const { error: told } = JSON.parse(logRecord(false, 'warn', 'modem-absent', { error }))
  t.equal(told, 'ModemError: /dev/ttyUSB2: no such file')
})

t.test('the journal hears how much each record matters', async (t) => {
  for (const [level, priority] of Object.entries({ error: 3, warn: 4, info: 6, debug: 7 })) {
    const record = logRecord(true, level as 'info', 'anything', {})
    t.equal(record.slice(0, 4), `<${priority}>{`)
  }
  t.equal(asErrors('one\ntwo\n', true), '<3>one\n<3>two\n')
  t.equal(asErrors('one\ntwo\n', false), 'one\ntwo\n')
})

t.test('only what goes to the journal itself is written for it', async (t) => {
  const { dev, ino } = fstatSync(1)
  t.ok(isJournal(1, `${dev}:${ino}`))
  t.notOk(isJournal(1, `${dev}:${ino + 1}`))
  t.notOk(isJournal(1, ''))
})
