import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { root, runLogged } from './command.mjs'

/** By docker compose itself where it is; without it the file is read, and its names are held against each other. */
export async function checkCompose() {
  const args = ['compose', '--env-file', '.env.example', 'config', '--quiet']
  if (spawnSync('docker', ['compose', 'version'], { stdio: 'ignore' }).status === 0) {
    // The example leaves open what nobody should copy.
    const env = Object.fromEntries(
      ['POSTGRES_PASSWORD', 'API_DATABASE_PASSWORD', 'JWT_SECRET', 'SEAL_SECRET', 'PUBLIC_URL'].map(name => [
        name,
        'x',
      ]),
    )
    await runLogged({ command: 'docker', args, env, log: 'test-compose' })
    return
  }
  const { parseDocument } = await import('yaml')
  const document = parseDocument(fs.readFileSync(path.join(root, 'docker-compose.yml'), 'utf8'), {
    strict: true,
  })
  if (document.errors.length > 0) throw document.errors[0]
  const { services = {}, volumes = {} } = document.toJS()
  for (const name of ['postgres', 'api', 'proxy']) {
    if (!services[name]?.healthcheck)
      throw new Error(`docker-compose.yml: service ${name} has no health check`)
  }
  for (const [name, service] of Object.entries(services)) {
    for (const other of Object.keys(service.depends_on ?? {})) {
      if (!services[other])
        throw new Error(`docker-compose.yml: ${name} waits for ${other}, which is not there`)
    }
    for (const mount of service.volumes ?? []) {
      const [source = ''] = String(mount).split(':')
      const isThere = source.startsWith('.') ? fs.existsSync(path.join(root, source)) : source in volumes
      if (!isThere) throw new Error(`docker-compose.yml: ${name} mounts ${source}, which is not there`)
    }
  }
}
