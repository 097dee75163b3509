/** What a list is sorted by: one of its columns, with a minus from the last to the first. */
export type Sort<K extends string> = K | `-${K}`

/** How far a list is counted; one that holds more says so many and one. */
export const mostCounted = 10_000

/** What services are sorted by: 'new' is when they were written down. */
export const serviceSorts = [
  'new',
  'title',
  'status',
  'brand',
  'organization',
  'location',
  'next',
  'upcoming',
  'assured',
] as const
export type ServiceSort = (typeof serviceSorts)[number]

/** What volunteers are sorted by; names as a dictionary has them. */
export const volunteerSorts = ['registered', 'number', 'name'] as const
export type VolunteerSort = (typeof volunteerSorts)[number]

/** What records are sorted by; 'number' is the volunteer's. */
export const recordSorts = ['served', 'number', 'title', 'minutes', 'approved'] as const
export type RecordSort = (typeof recordSorts)[number]

/** What bookings that wait for a yes are sorted by: 'asked' is when. */
export const pendingSorts = ['asked', 'name', 'service', 'starts', 'party'] as const
export type PendingSort = (typeof pendingSorts)[number]

/** What the desk of matters is sorted by. */
export const matterSorts = ['due', 'ended', 'raised', 'supports'] as const
export type MatterSort = (typeof matterSorts)[number]

/** What places are sorted by: 'services' is how many are had there, 'coming' how many of their times are to come. */
export const locationSorts = ['name', 'area', 'services', 'coming'] as const
export type LocationSort = (typeof locationSorts)[number]

/** What lent things are sorted by: 'left' is what stands on the shelf. */
export const itemSorts = ['place', 'name', 'left', 'out', 'counted'] as const
export type ItemSort = (typeof itemSorts)[number]

/** What loans are sorted by: 'name' is whose they are. */
export const loanSorts = ['due', 'taken', 'item', 'name'] as const
export type LoanSort = (typeof loanSorts)[number]

/** What those who hold points are sorted by. */
export const holderSorts = ['number', 'name', 'balance'] as const
export type HolderSort = (typeof holderSorts)[number]

/** What redemptions are sorted by: 'new' is when they were reserved, 'name' whose they are. */
export const redemptionSorts = ['new', 'status', 'reward', 'name', 'points'] as const
export type RedemptionSort = (typeof redemptionSorts)[number]

/** What activities are sorted by: 'next' and 'upcoming' are of their shifts, 'places' is how many one shift has. */
export const activitySorts = [
  'new',
  'title',
  'status',
  'team',
  'location',
  'next',
  'upcoming',
  'places',
] as const
export type ActivitySort = (typeof activitySorts)[number]

/** What certificates are sorted by: 'name' is whose they are, 'minutes' what was served when they were issued. */
export const certificateSorts = ['issued', 'number', 'title', 'name', 'minutes'] as const
export type CertificateSort = (typeof certificateSorts)[number]

/** What articles are sorted by: 'until' is the last day they hold. */
export const articleSorts = ['new', 'status', 'kind', 'title', 'until', 'updated'] as const
export type ArticleSort = (typeof articleSorts)[number]

/** What batches for the national system are sorted by: 'until' is the last day they take in. */
export const uploadSorts = ['number', 'until', 'organization'] as const
export type UploadSort = (typeof uploadSorts)[number]

/** What the log is sorted by. */
export const auditSorts = ['at'] as const
export type AuditSort = (typeof auditSorts)[number]

/** What stations are sorted by; 'confirmed' is when somebody last said that all of it is true. */
export const stationSorts = ['name', 'kind', 'area', 'confirmed', 'wanting'] as const
export type StationSort = (typeof stationSorts)[number]
