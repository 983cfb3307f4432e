import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

/**
 * What node is given to run a program of ours in a process of its own: built where the tests run
 * built (test/build.ts names those programs), as it stands where they do not.
 */
export function programOf(path: string): string[] {
  const isBuilt = process.argv[1]?.endsWith('.js')
  return isBuilt
    ? [join(root, 'dist', path.replace(/\.ts$/, '.js'))]
    : ['--import', 'tsx', join(root, path)]
}
