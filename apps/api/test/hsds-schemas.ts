import Ajv from 'ajv'
import addFormats from 'ajv-formats'

/**
 * What the Human Services Data Specification 3.1 says of each of its objects, as far as a directory of a street has
 * them: a field's kind or list of values, `!` where it has to be there; a capital names another object, [] several.
 * https://docs.openreferral.org/en/3.1/hsds/schema_reference.html
 */
const objects: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>> = {
  Service: {
    id: 'uuid!',
    organization_id: 'uuid',
    program_id: 'uuid',
    name: 'string!',
    alternate_name: 'string',
    description: 'string',
    url: 'uri',
    email: 'email',
    status: ['!', 'active', 'inactive', 'defunct', 'temporarily closed'],
    interpretation_services: 'string',
    application_process: 'string',
    fees_description: 'string',
    accreditations: 'string',
    eligibility_description: 'string',
    minimum_age: 'number',
    maximum_age: 'number',
    assured_date: 'date',
    assurer_email: 'email',
    alert: 'string',
    last_modified: 'date-time',
    phones: 'Phone[]',
    schedules: 'Schedule[]',
    service_areas: 'ServiceArea[]',
    service_at_locations: 'ServiceAtLocation[]',
    organization: 'Organization',
    cost_options: 'CostOption[]',
    required_documents: 'RequiredDocument[]',
    attributes: 'Attribute[]',
  },
  Organization: {
    id: 'uuid!',
    name: 'string!',
    alternate_name: 'string',
    description: 'string!',
    email: 'email',
    website: 'uri',
    uri: 'uri',
    parent_organization_id: 'uuid',
    phones: 'Phone[]',
    locations: 'Location[]',
    attributes: 'Attribute[]',
  },
  Phone: {
    id: 'uuid!',
    location_id: 'uuid',
    service_id: 'uuid',
    organization_id: 'uuid',
    service_at_location_id: 'uuid',
    number: 'string!',
    extension: 'number',
    type: ['text', 'voice', 'fax', 'cell', 'video', 'pager', 'textphone'],
    description: 'string',
    attributes: 'Attribute[]',
  },
  Schedule: {
    id: 'uuid!',
    service_id: 'uuid',
    location_id: 'uuid',
    service_at_location_id: 'uuid',
    valid_from: 'date',
    valid_to: 'date',
    dtstart: 'date',
    timezone: 'number',
    until: 'date',
    count: 'number',
    wkst: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'],
    freq: ['WEEKLY', 'MONTHLY'],
    interval: 'number',
    byday: 'string',
    byweekno: 'string',
    bymonthday: 'string',
    byyearday: 'string',
    description: 'string',
    opens_at: 'clock',
    closes_at: 'clock',
    schedule_link: 'uri',
    attending_type: 'string',
    notes: 'string',
    attributes: 'Attribute[]',
  },
  ServiceArea: {
    id: 'uuid!',
    service_id: 'uuid',
    service_at_location_id: 'uuid',
    name: 'string',
    description: 'string',
    extent: 'string',
    extent_type: 'string',
    uri: 'string',
  },
  ServiceAtLocation: {
    id: 'uuid!',
    service_id: 'uuid',
    location_id: 'uuid',
    description: 'string',
    service_areas: 'ServiceArea[]',
    phones: 'Phone[]',
    schedules: 'Schedule[]',
    location: 'Location',
    attributes: 'Attribute[]',
  },
  Location: {
    id: 'uuid!',
    location_type: ['!', 'physical', 'postal', 'virtual'],
    url: 'uri',
    organization_id: 'uuid',
    name: 'string',
    alternate_name: 'string',
    description: 'string',
    transportation: 'string',
    latitude: 'number',
    longitude: 'number',
    external_identifier: 'string',
    external_identifier_type: 'string',
    addresses: 'Address[]',
    accessibility: 'Accessibility[]',
    phones: 'Phone[]',
    schedules: 'Schedule[]',
    attributes: 'Attribute[]',
  },
  Address: {
    id: 'uuid!',
    location_id: 'uuid',
    attention: 'string',
    address_1: 'string!',
    address_2: 'string',
    city: 'string!',
    region: 'string',
    state_province: 'string!',
    postal_code: 'string!',
    country: 'string!',
    address_type: ['!', 'physical', 'postal', 'virtual'],
  },
  Accessibility: { id: 'uuid!', location_id: 'uuid', description: 'string', details: 'string', url: 'uri' },
  CostOption: {
    id: 'uuid!',
    service_id: 'uuid',
    valid_from: 'date',
    valid_to: 'date',
    option: 'string',
    currency: 'string',
    amount: 'number',
    amount_description: 'string',
  },
  RequiredDocument: { id: 'uuid!', service_id: 'uuid', document: 'string', uri: 'uri' },
  Attribute: {
    id: 'uuid!',
    link_id: 'uuid',
    taxonomy_term_id: 'uuid',
    link_type: 'string!',
    link_entity: 'string',
    value: 'string',
    label: 'string',
    taxonomy_term: 'TaxonomyTerm',
  },
  TaxonomyTerm: {
    id: 'uuid!',
    code: 'string',
    name: 'string!',
    description: 'string!',
    parent_id: 'uuid',
    taxonomy: 'string',
    language: 'string',
    taxonomy_id: 'uuid',
    term_uri: 'uri',
  },
}

/** A time of day with its offset from UTC, as HSDS 3.1 wants it. */
const clockPattern = '^([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?(Z|[+-]\\d\\d:\\d\\d)$'

function schemaOf(kind: string): object {
  if (kind.endsWith('[]')) return { type: 'array', items: schemaOf(kind.slice(0, -2)) }
  if (kind in objects) return { $ref: kind }
  if (kind === 'clock') return { type: 'string', pattern: clockPattern }
  if (kind === 'string' || kind === 'number') return { type: kind }
  return { type: 'string', format: kind }
}

const ajv = new Ajv({ strict: true, allErrors: true })
addFormats(ajv)
for (const [name, fields] of Object.entries(objects)) {
  const isWanted = (kind: string | readonly string[]) =>
    typeof kind === 'string' ? kind.endsWith('!') : kind[0] === '!'
  ajv.addSchema({
    $id: name,
    type: 'object',
    // What HSDS does not know is a mistake of ours.
    additionalProperties: false,
    required: Object.entries(fields).flatMap(([field, kind]) => (isWanted(kind) ? [field] : [])),
    properties: Object.fromEntries(
      Object.entries(fields).map(([field, kind]) => [
        field,
        typeof kind === 'string'
          ? schemaOf(kind.replace('!', ''))
          : { type: 'string', enum: kind.filter(value => value !== '!') },
      ]),
    ),
  })
}

/** Returns what HSDS says against a thing; nothing where it passes. */
export function hsdsFaults(
  kind: 'Service' | 'Organization' | 'Location' | 'ServiceAtLocation',
  thing: unknown,
): string[] {
  const validate = ajv.getSchema(kind)
  if (validate === undefined) throw new Error(`no schema of ${kind}`)
  if (validate(thing) === true) return []
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
