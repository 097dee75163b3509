import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { root, runLogged } from './command.mjs'

/** Holds docker-compose.yml against its rules; by docker compose itself too, where it is. */
export async function checkCompose() {
  const { parseDocument } = await import('yaml')
  const read = name => fs.readFileSync(path.join(root, name), 'utf8')
  const document = parseDocument(read('docker-compose.yml'), { strict: true, merge: true })
  if (document.errors.length > 0) throw document.errors[0]
  const dockerfile = read('Dockerfile')
  const faults = [
    ...composeFaults(document.toJS()),
    ...imageFaults(imagesOf(dockerfile)),
    ...dockerfileFaults(dockerfile),
  ]
  if (faults.length > 0) throw new Error(`docker-compose.yml: ${faults.join('; ')}`)
  if (spawnSync('docker', ['compose', 'version'], { stdio: 'ignore' }).status !== 0) return
  const args = ['compose', '--env-file', '.env.example', 'config', '--quiet']
  // The example leaves open what nobody should copy.
  await runLogged({ command: 'docker', args, env: { PUBLIC_URL: 'https://x' }, log: 'test-compose' })
}

/**
 * Says what is wrong with a compose file: names that lead nowhere, and a container that may more than it needs.
 * @param {any} file
 * @returns {string[]}
 */
export function composeFaults({ services = {}, volumes = {}, networks = {}, secrets = {} }) {
  const faults = []
  for (const [name, service] of Object.entries(services)) {
    const own = [
      ...confinementFaults(service),
      ...secretFaults(service, secrets),
      ...imageFaults(service.image === undefined ? [] : [service.image]),
      ...Object.keys(service.depends_on ?? {}).flatMap(other =>
        services[other] ? [] : [`waits for ${other}, which is not there`],
      ),
      ...(service.networks ?? []).flatMap(one => (one in networks ? [] : [`is in no network ${one}`])),
      ...(service.volumes ?? []).flatMap(mount => mountFaults(String(mount), volumes)),
    ]
    faults.push(...own.map(fault => `${name} ${fault}`))
  }
  for (const name of ['postgres', 'api', 'proxy']) {
    if (!services[name]?.healthcheck) faults.push(`${name} has no health check`)
  }
  // Docker gives ten seconds by itself; an answer may take twenty.
  if (!(Number(/^(\d+)s$/.exec(services.api?.stop_grace_period ?? '')?.[1]) > 20))
    faults.push('api is killed while it still answers')
  const shared = (services.postgres?.networks ?? []).filter(one => services.proxy?.networks?.includes(one))
  if (shared.length > 0) faults.push(`proxy reaches postgres over ${shared.join(', ')}`)
  for (const one of services.postgres?.networks ?? []) {
    if (networks[one]?.internal !== true) faults.push(`postgres reaches the outside over ${one}`)
  }
  if (services.postgres?.ports) faults.push('postgres is open to the outside')
  return faults
}

function confinementFaults(service) {
  const faults = []
  if (service.read_only !== true) faults.push('writes to its own file system')
  if (!service.cap_drop?.includes('ALL') || service.cap_add) faults.push('has capabilities')
  if (!service.security_opt?.includes('no-new-privileges:true')) faults.push('may gain privileges')
  if (!service.mem_limit) faults.push('has no end to its memory')
  if (!service.pids_limit) faults.push('has no end to its processes')
  // A disk of memory is counted in the memory of its container; without an end it takes all of it.
  const disks = (service.tmpfs ?? []).map(one => megabytes(/[:,]size=(\w+)/.exec(one)?.[1]))
  const most = megabytes(service.mem_limit) / 2
  if (!(disks.reduce((sum, one) => sum + one, 0) <= most))
    faults.push('has disks of memory that leave it too little')
  if (!service.networks?.length) faults.push('is in the network of all')
  if (service.privileged) faults.push('is privileged')
  // The image of the API says itself whom it runs as.
  if (service.image !== undefined && (!service.user || /^(0|root)\b/.test(service.user)))
    faults.push('runs as root')
  return faults
}

const megabytes = (text = '') =>
  text.endsWith('g')
    ? Number.parseInt(text, 10) * 1024
    : text.endsWith('m')
      ? Number.parseInt(text, 10)
      : Number.NaN

/** What is secret stands in a file, not in what every process of a container can list. */
function secretFaults(service, secrets) {
  const settings = Object.entries(service.environment ?? {})
  const open = settings.filter(
    ([name, value]) =>
      (/(SECRET|PASSWORD|KEY)$/.test(name) || /:\/\/[^/]*:[^/]*@/.test(String(value))) && value !== '',
  )
  const given = settings
    .filter(([name]) => name.endsWith('_FILE'))
    .map(([, value]) => path.basename(String(value)))
  return [
    ...open.map(([name]) => `has ${name} in its environment`),
    ...given.filter(one => !service.secrets?.includes(one)).map(one => `is not given ${one}`),
    ...(service.secrets ?? [])
      .filter(one => !(one in secrets))
      .map(one => `is given ${one}, which is not there`),
  ]
}

/** An image has a version; and where it is pinned, by a whole digest. */
function imageFaults(images) {
  return images.flatMap(image => {
    const [name = '', digest] = image.split('@')
    const faults = []
    if (!/:[\w.-]+$/.test(name) || name.endsWith(':latest')) faults.push(`takes whatever ${name} is today`)
    if (digest !== undefined && !/^sha256:[0-9a-f]{64}$/.test(digest))
      faults.push(`pins ${name} by no digest`)
    return faults
  })
}

/**
 * Says which faces an image sends as they were built: nobody packs them while they are asked for.
 * @param {string} dockerfile
 * @returns {string[]}
 */
export function dockerfileFaults(dockerfile) {
  const packing = /.*compressFolder.*/.exec(dockerfile)?.[0] ?? ''
  const faces = [...dockerfile.matchAll(/^COPY --from=build \/src\/(\S+) \.\/web\//gm)].map(
    ([, folder]) => folder,
  )
  if (faces.length === 0) return ['the image has no faces']
  return faces.filter(one => !packing.includes(`'${one}'`)).map(one => `the image sends ${one} unpacked`)
}

function imagesOf(dockerfile) {
  return [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)
}

function mountFaults(mount, volumes) {
  const [source = ''] = mount.split(':')
  const isThere = source.startsWith('.') ? fs.existsSync(path.join(root, source)) : source in volumes
  return isThere ? [] : [`mounts ${source}, which is not there`]
}
