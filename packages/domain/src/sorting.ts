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

/** What those who hold points are sorted by. */
export const holderSorts = ['number', 'name', 'balance'] as const
export type HolderSort = (typeof holderSorts)[number]

/** What redemptions are sorted by: 'new' is when they were reserved, 'name' whose they are. */
export const redemptionSorts = ['new', 'status', 'reward', 'name', 'points'] as const
export type RedemptionSort = (typeof redemptionSorts)[number]
