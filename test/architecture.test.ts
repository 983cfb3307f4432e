import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|js)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))

const importing = [
  /(?:^|\n)(?:import|export)\s[^;'`]*?from '([^']+)'/g,
  /(?:^|\n)import '([^']+)'/g,
  /import\('([^']+)'\)/g,
]

const imports = (file: string): string[] => {
  const text = readFileSync(join(root, file), 'utf8')
  const names = importing.flatMap((form) => [...text.matchAll(form)].map(([, name = '']) => name))
  return names.map((name) =>
    name.startsWith('.') ? relative(root, join(root, dirname(file), name)) : name,
  )
}

/** The floor a file stands on; what is on none of them is a room of its own. */
const floors = [
  ...[
    'hardware',
    'src/domain',
    'src/dispatch',
    'src/store',
    'src/speech',
    'src/membership',
    'src/duty',
    'src/ups',
  ],
  ...['src/web/catalogue', 'src/web', 'src/portal', 'src/demo', 'src/practice'],
]
const floorOf = (file: string): string =>
  floors.find((floor) => file.startsWith(`${floor}/`)) ?? (file.startsWith('src/') ? 'src' : file)

const mayImport: Record<string, readonly string[]> = {
  hardware: ['hardware'],
  'src/domain': ['src/domain'],
  'src/dispatch': ['src/dispatch', 'src/domain'],
  'src/store': ['src/store', 'src/domain'],
  'src/membership': ['src/membership', 'src/domain'],
  'src/duty': ['src/duty', 'src/domain'],
  'src/ups': ['src/ups', 'src/domain'],
  'src/speech': ['src/speech', 'src/store', 'src/domain', 'hardware'],
  'src/web/catalogue': ['src/web/catalogue', 'src/domain'],
  'src/web': ['src/web', 'src/web/catalogue', 'src/dispatch', 'src/store', 'src/domain'],
  // A process of its own, that others may break into: it has the words and the rules, no store.
  'src/portal': ['src/portal', 'src/web/catalogue', 'src/domain'],
  // Floors above have the bank; a drill must have no way to it, and gets its own as an argument.
  'src/practice': [
    ...['src/practice', 'src/demo', 'src/web', 'src/web/catalogue'],
    ...['src/dispatch', 'src/store', 'src/domain'],
  ],
  'src/demo': ['src/demo', 'src/domain', 'src/store', 'src'],
}

const onlyIn: readonly [library: RegExp, where: RegExp][] = [
  [/^serialport$/, /^hardware\/(serial-wire|direct-port|discovery)\.ts$/],
  [/^fastify$|^@fastify\//, /^src\/(web\/|portal\/|main\.ts)/],
  [/^lowdb/, /^src\/store\//],
  [/^@turf\//, /^src\/domain\//],
  [/^node-cron$/, /^src\/dispatch\/by-clock\.ts$/],
]

const sources = [...filesIn('src'), ...filesIn('hardware')]

t.test('every file imports from its own floor or one below', async (t) => {
  const trespasses = sources.flatMap((file) => {
    const allowed = mayImport[floorOf(file)]
    if (!allowed) return []
    return imports(file)
      .filter((name) => name.startsWith('src/') || name.startsWith('hardware/'))
      .filter((name) => !allowed.includes(floorOf(name)))
      .map((name) => `${file} imports ${name}`)
  })

  t.strictSame(trespasses, [])
})

t.test('the composition root alone knows both modems and alerting', async (t) => {
  const knowBoth = sources.filter((file) => {
    const from = imports(file).map(floorOf)
    return from.includes('hardware') && from.includes('src/dispatch')
  })

  t.strictSame(knowBoth, ['src/main.ts'])
})

t.test('a library is used where it belongs and nowhere else', async (t) => {
  const strays = sources.flatMap((file) =>
    imports(file).flatMap((name) => {
      const rule = onlyIn.find(([library]) => library.test(name))
      return rule && !rule[1].test(file) ? [`${file} imports ${name}`] : []
    }),
  )

  t.strictSame(strays, [])
})

const { dependencies, devDependencies } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
) as Record<'dependencies' | 'devDependencies', Record<string, string>>

const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')

const isPackage = (name: string): boolean =>
  !name.startsWith('node:') &&
  !builtinModules.includes(name) &&
  !/^(src|hardware|test|views|config|dist|\.\.?)(\/|$)/.test(name)

t.test('every package that is imported is declared, and every declared one is used', async (t) => {
  const used = new Set(sources.flatMap(imports).filter(isPackage).map(packageOf))
  // Packages whose files are served to the browser are named as paths, not imported.
  const text = sources.map((file) => readFileSync(join(root, file), 'utf8')).join('\n')
  const isNamed = (name: string) =>
    used.has(name) || text.includes(`'${name}/`) || text.includes(`'${name}'`)

  t.strictSame(
    [...used].filter((name) => !(name in dependencies)),
    [],
    'undeclared',
  )
  t.strictSame(
    Object.keys(dependencies).filter((name) => !isNamed(name)),
    [],
    'unused',
  )

  const tests = filesIn('test')
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n')
  const scripts = readFileSync(join(root, 'package.json'), 'utf8')
  const byTool = new Set(['typescript', '@types/node', '@types/leaflet', '@biomejs/biome', 'tap'])
  const unusedTools = Object.keys(devDependencies).filter(
    (name) => !byTool.has(name) && !tests.includes(`'${name}`) && !scripts.includes(`${name} `),
  )
  t.strictSame(unusedTools, [], 'unused tools')
})
