import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { answers, modemFinder } from '../../hardware/discovery.ts'
import { SimulatedPorts } from '../../hardware/sim/sim-wire.ts'
import { SimulatedModem } from '../../hardware/sim/simulated-modem.ts'
import { realTimers } from '../../hardware/timers.ts'
import { usbPorts } from '../../hardware/usb-ports.ts'
import { ScriptedModem } from '../support/scripted-modem.ts'

/** A machine with one USB modem of four ports in a folder. */
function machine(folder: string, usb: readonly [vendor: string, product: string]) {
  const device = join(folder, 'sys', 'devices', 'usb1', '1-2')
  mkdirSync(join(folder, 'sys', 'class', 'tty'), { recursive: true })
  mkdirSync(join(folder, 'dev', 'serial', 'by-path'), { recursive: true })
  for (const n of [0, 1, 2, 3]) {
    const port = join(device, `1-2:1.${n}`, `ttyUSB${n}`)
    mkdirSync(port, { recursive: true })
    writeFileSync(join(device, `1-2:1.${n}`, 'bInterfaceNumber'), `0${n}\n`)
    mkdirSync(join(folder, 'sys', 'class', 'tty', `ttyUSB${n}`))
    symlinkSync(port, join(folder, 'sys', 'class', 'tty', `ttyUSB${n}`, 'device'))
    symlinkSync(`../../ttyUSB${n}`, join(folder, 'dev', 'serial', 'by-path', `usb-0:2:1.${n}`))
  }
  writeFileSync(join(device, 'idVendor'), `${usb[0]}\n`)
  writeFileSync(join(device, 'idProduct'), `${usb[1]}\n`)
  return { sys: join(folder, 'sys'), dev: join(folder, 'dev') }
}

/** A Quectel that answers on its interface 3 only. */
function cables(dev: string, path = join(dev, 'serial', 'by-path', 'usb-0:2:1.3')) {
  const ports = new SimulatedPorts()
  const modem = new SimulatedModem({
    id: 'q',
    dialect: 'quectel-ec2x',
    imei: '860000000000001',
    iccid: '8931000000000000001',
    operator: '20408',
    secondsPerPart: 1,
    timers: realTimers,
    now: Date.now,
  })
  ports.plug(path, modem)
  const move = (from: string, to: string): void => {
    ports.pull(from)
    ports.plug(to, modem)
    modem.boot()
  }
  return { open: ports.open, move }
}

t.test('a known modem is found by its stable name, on the port that answers', async (t) => {
  const roots = machine(t.testdir(), ['2c7c', '0125'])
  const found = await modemFinder(cables(roots.dev).open, roots)()

  t.match(found, [{ path: /by-path\/usb-0:2:1\.3$/, usb: '2c7c:0125', interface: 3 }])
  t.match(found, [{ audio: /by-path\/usb-0:2:1\.1$/ }], 'and the port of its sound beside it')
})

t.test('one that comes back under another name is found under that one', async (t) => {
  const roots = machine(t.testdir(), ['2c7c', '0125'])
  rmSync(join(roots.dev, 'serial'), { recursive: true })
  const ports = cables(roots.dev, join(roots.dev, 'ttyUSB3'))
  const find = modemFinder(ports.open, roots)
  t.match(await find(), [{ path: /ttyUSB3$/ }])
  t.match(await find(), [{ path: /ttyUSB3$/ }])

  // Whoever held the port open made the kernel count on.
  const tty = (n: number) => join(roots.sys, 'class', 'tty', `ttyUSB${n}`)
  renameSync(tty(3), tty(7))
  ports.move(join(roots.dev, 'ttyUSB3'), join(roots.dev, 'ttyUSB7'))
  t.match(await find(), [{ path: /ttyUSB7$/, interface: 3 }])
})

t.test('a stable name that is none, or has just gone, spoils no search', async (t) => {
  const roots = machine(t.testdir(), ['2c7c', '0125'])
  writeFileSync(join(roots.dev, 'serial', 'by-path', 'gone'), '')

  t.match(await modemFinder(cables(roots.dev).open, roots)(), [{ path: /usb-0:2:1\.3$/ }])
})

t.test('of two stable names it is always the same', async (t) => {
  const roots = machine(t.testdir(), ['2c7c', '0125'])
  for (const name of ['usbv2-0:2:1.3', 'a-0:2:1.3'])
    symlinkSync('../../ttyUSB3', join(roots.dev, 'serial', 'by-path', name))

  const paths = (await usbPorts(roots)).map(({ path }) => path)
  t.ok(paths.some((path) => path.endsWith('by-path/a-0:2:1.3')))
})

t.test('a port that says nothing, or cannot be opened, is no modem', async (t) => {
  const silent = new ScriptedModem(realTimers, () => ({ says: '' }))
  t.notOk(await answers(async () => silent.wire, 'silent'))
  const gone = new ScriptedModem(realTimers, () => ({ says: '', hangsUp: true }))
  t.notOk(await answers(async () => gone.wire, 'gone'))
  t.notOk(await answers(() => Promise.reject(new Error('no such port')), 'none'))
  const slow = new ScriptedModem(
    realTimers,
    () => ({ says: 'RING\r\nOK\r\n' }),
    () => 2,
  )
  t.ok(await answers(async () => slow.wire, 'slow'))
})

t.test('a modem that was left without result codes is found', async (t) => {
  let isStilled = true
  const modem = new ScriptedModem(realTimers, (heard) => {
    if (heard === 'ATQ0V1') isStilled = false
    return { says: isStilled || heard !== 'AT' ? '' : '\r\nOK\r\n' }
  })

  t.ok(await answers(async () => modem.wire, 'stilled'))
})

t.test('a stranger is left alone, and a machine without USB has no modems', async (t) => {
  const roots = machine(t.testdir(), ['ffff', '0001'])
  t.strictSame(await modemFinder(cables(roots.dev).open, roots)(), [])
  t.strictSame(
    await modemFinder(cables(roots.dev).open, { sys: '/nowhere', dev: '/nowhere' })(),
    [],
  )
})
