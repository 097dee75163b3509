import { buildApp } from './app.ts'
import { loadDemo } from './demo/demo-load.ts'
import { sealBirthDates } from './features/member/birth.service.ts'
import { crontab, tasksOf } from './jobs.ts'
import { type Config, ConfigError, readConfig } from './platform/config.ts'
import { openDatabase } from './platform/database.ts'
import { startJobs } from './platform/jobs.ts'
import { logTo } from './platform/log.ts'
import { prepareDatabase } from './platform/prepare-database.ts'

/** Of every process, from its beginning. */
const stdout = 1

async function main(): Promise<void> {
  const config = readConfig(process.env)
  await prepareDatabase(config)
  const db = openDatabase(config.databaseUrl, config.databasePoolMax)
  await sealBirthDates({ db, config })
  if (config.isDemo) await loadPatiently(config)
  const { app, deps } = await buildApp({
    config,
    db,
    logger: { level: config.logLevel, stream: logTo(stdout) },
  })
  const { databaseUrl } = config
  const stopJobs = await startJobs({ ...deps, databaseUrl, tasks: tasksOf(deps), crontab })
  app.addHook('onClose', async () => {
    await stopJobs()
    await db.$client.end()
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      // Requests under way are answered before the process ends.
      void app.close().then(() => process.exit(0))
    })
  }
  await app.listen({ port: config.port, host: config.host }).catch((error: NodeJS.ErrnoException) => {
    throw new ConfigError(
      `PORT ${config.port} of HOST ${config.host} cannot be listened on (${error.code}): set another`,
    )
  })
}

/** The demo is written once, before anybody waits for an answer: a busy machine may take its time. */
async function loadPatiently(config: Config): Promise<void> {
  const db = openDatabase(config.databaseUrl, 1, { statementTimeoutMs: 0 })
  try {
    await loadDemo({ db, config }, new Date())
  } finally {
    await db.$client.end()
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    error instanceof ConfigError
      ? `${error.message}\n`
      : `${String(error instanceof Error ? error.stack : error)}\n`,
  )
  process.exit(1)
})
