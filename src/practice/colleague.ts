/** Who is played beside the one who practises: looks along, and can log in nowhere. */
export const colleague = { id: 'colleague', role: 'coordinator', passwordHash: '' } as const
