/** Taxonomy terms of a service (HSDS taxonomy_term); the list that streets report their services under. */
export const categories = [
  'clinic',
  'law',
  'mind',
  'education',
  'finance',
  'policy',
  'culture',
  'convenience',
  'care',
  'jobs',
  'deliberation',
  'support',
] as const
export type Category = (typeof categories)[number]

/** The Chinese name of each category, as streets write it. */
export const categoryNames: Readonly<Record<Category, { name: string }>> = {
  clinic: { name: '义诊' },
  law: { name: '法律' },
  mind: { name: '心理' },
  education: { name: '教育' },
  finance: { name: '理财' },
  policy: { name: '政策' },
  culture: { name: '文化' },
  convenience: { name: '便民' },
  care: { name: '托育颐养' },
  jobs: { name: '就业创业' },
  deliberation: { name: '议事' },
  support: { name: '关爱帮扶' },
}
