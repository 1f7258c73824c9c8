import { z } from 'zod'

/** What a person may do. A student practises; a teacher hosts; an author writes exercises; an admin does all of it and gives roles. */
export const ROLES = ['student', 'teacher', 'author', 'admin'] as const
export const roleSchema = z.enum(ROLES)
export type Role = z.infer<typeof roleSchema>

export const userSchema = z.object({ id: z.string(), name: z.string(), email: z.string(), role: roleSchema })
export type User = z.infer<typeof userSchema>

export const meSchema = z.object({ user: userSchema.nullable() })

export const signInSchema = z.strictObject({
  email: z.email().max(200),
  password: z.string().min(1).max(200),
})
