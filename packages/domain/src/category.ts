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

/** The Chinese name of each category, as streets write it, and the one character that stands for it. */
export const categoryNames: Readonly<Record<Category, { name: string; glyph: string }>> = {
  clinic: { name: '义诊', glyph: '诊' },
  law: { name: '法律', glyph: '法' },
  mind: { name: '心理', glyph: '心' },
  education: { name: '教育', glyph: '学' },
  finance: { name: '理财', glyph: '财' },
  policy: { name: '政策', glyph: '策' },
  culture: { name: '文化', glyph: '文' },
  convenience: { name: '便民', glyph: '便' },
  care: { name: '托育颐养', glyph: '养' },
  jobs: { name: '就业创业', glyph: '业' },
  deliberation: { name: '议事', glyph: '议' },
  support: { name: '关爱帮扶', glyph: '帮' },
}
