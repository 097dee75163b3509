import { readFile } from 'node:fs/promises'
import { isStreetCode } from '@yunxuan/domain'
import { addStreet, type NewStreet } from './features/street/add-street.service.ts'
import { runCommand, UsageError } from './platform/command.ts'

const usage = 'usage: node apps/api/dist/street.js <street.json> (see deploy/street.example.json)'

/** Adds a street with its communities from a file, or brings its names up to date. */
runCommand(async (args, open) => {
  const [file] = args
  if (args.length !== 1 || file === undefined) throw new UsageError(usage)
  const street = parseStreet(await readFile(file, 'utf8'))
  const communities = await addStreet(await open(), street)
  return `street ${street.code} ${street.name} with ${communities} communities`
})

function parseStreet(text: string): NewStreet {
  const street: unknown = JSON.parse(text)
  const isObject = typeof street === 'object' && street !== null
  if (!isObject || !('communities' in street) || !Array.isArray(street.communities)) {
    throw new UsageError('the file must hold one street with its list "communities"')
  }
  const field = (from: object, name: string): string => {
    const value: unknown = Object.entries(from).find(([key]) => key === name)?.[1]
    if (typeof value !== 'string' || value.trim() === '')
      throw new UsageError(`"${name}" is missing or empty`)
    return value.trim()
  }
  const code = field(street, 'code')
  if (!isStreetCode(code)) throw new UsageError(`"${code}" is not a street code of nine digits`)
  return {
    code,
    name: field(street, 'name'),
    district: field(street, 'district'),
    city: field(street, 'city'),
    province: field(street, 'province'),
    platformName: field(street, 'platformName'),
    deskPhone: field(street, 'deskPhone'),
    communities: street.communities.map((community: object) => ({
      code: field(community, 'code'),
      name: field(community, 'name'),
    })),
  }
}
