import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { bin, omroeper, start, writeConfig } from '../support/appliance.ts'
import { startPortal } from '../support/portal-process.ts'

/** Runs a command with something on its standard input. */
async function withInput(input: string, ...args: readonly string[]) {
  const child = spawn(process.execPath, [bin, ...args])
  const err: string[] = []
  child.stderr.on('data', (chunk) => err.push(String(chunk)))
  child.stdin.end(input)
  const [code] = await once(child, 'close')
  return { code, err: err.join('') }
}

/** What goes wrong is said in a sentence, whether the server does it or the command itself. */
async function refusals(t: Test, config: string) {
  const add = ['user', 'add', 'jan', '--config', config, '--password-stdin', '--role']
  t.match(await withInput('kort\n', ...add, 'admin'), {
    code: 1,
    err: /^password: The password must have at least 12 characters\.\n$/,
  })
  t.match(await omroeper('token', 'add', '--scope', 'read', '--config', config), {
    code: 1,
    err: /^Give a name\.\n$/,
  })
  t.match(await omroeper('token', 'add', 'x', '--scope', 'read', 'all', '--config', config), {
    code: 1,
    err: /^scope: There is no such scope\. Choose from: actions, /,
  })
}

t.test('commands work beside a server and without one, and explain themselves', async (t) => {
  const folder = t.testdir()
  const config = writeConfig(folder)
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const addresses = file(
    'addresses.csv',
    '\ufeffpostcode;house_number;house_letter;addition;street;city;x;y\r\n9999 ab;3;B;II;Dorpsstraat;Waterhoven;155000,5;463010,25\r\n',
  )
  const people = file(
    'people.csv',
    `name,phone,channel,postcode,house_number,suffix,kind,night_alerts\nA,${madeUpMobile(1)},,9999AB,3,B-II,home,ja\n`,
  )
  await refusals(t, config)
  const register = await omroeper('import', 'addresses', addresses, '--config', config)
  t.match(register, { code: 0, out: '{"addresses":1}\n' })

  const running = await start(['--config', config])
  t.teardown(() => running.kill('SIGKILL'))
  await refusals(t, config)
  const read = await omroeper('import', 'participants', people, '--config', config)
  t.match(JSON.parse(read.out), { rows: 1, good: 1, created: 1, bad: [] })
  const areas = file('areas.geojson', '{"type":')
  t.match(await omroeper('import', 'areas', areas, '--config', config), {
    code: 1,
    err: /areas\.geojson: This file cannot be read as JSON/,
  })
  t.match(await omroeper('check', '--config', config, '--verbose'), { code: 64, err: /verbose/ })
})

t.test('a server that cannot listen ends, and has touched nothing', async (t) => {
  const taken = createServer()
  taken.listen(0, '127.0.0.1')
  await once(taken, 'listening')
  t.teardown(() => taken.close())
  const { port } = taken.address() as { port: number }
  const config = writeConfig(t.testdir(), { listen: { host: '127.0.0.1', port } })

  t.match(await omroeper('serve', '--config', config), { code: 1, out: '', err: /EADDRINUSE/ })
})

t.test('the portal goes on when whoever reads its log goes away', async (t) => {
  const portal = await startPortal(join(t.testdir(), 'none.sock'))
  t.teardown(portal.kill)
  portal.leave()
  // Each says in the log that the appliance is away.
  for (const nth of ['first', 'second', 'third']) {
    const body = new URLSearchParams({ number: madeUpMobile(41) })
    const { status } = await fetch(`${portal.url}/code`, { method: 'POST', body })
    t.equal(status, 503, nth)
  }
})
