import { buildApp } from '../src/app.ts'
import { sendMessages } from '../src/features/message/send.service.ts'
import { readConfig } from '../src/platform/config.ts'
import { openDatabase } from '../src/platform/database.ts'

// A process that sends what is due at a time it is told, until it is killed or nothing is left.
const config = readConfig(process.env)
const now = new Date(process.env.NOW ?? '')
const db = openDatabase(config.databaseUrl, 8)
const { deps } = await buildApp({ config, db, clock: () => now })
process.send?.('ready')
await sendMessages(deps, now)
process.exit(0)
