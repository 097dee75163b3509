import { fileURLToPath } from 'node:url'

/** The database that each test's own is a copy of. */
export const templateName = 'house_template'

export const migrationsDir = fileURLToPath(new URL('../migrations', import.meta.url))
