/** Whether a call to the kernel failed for this reason (errno(3)). */
export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
