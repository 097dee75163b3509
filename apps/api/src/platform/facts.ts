/**
 * What a feature lets be counted: a question about one street ($1) and the time from $2 to before $3. Its rows have
 * `id`, `at`, `area`, `organization`, `category`, `part_of` (the slot or matter it belongs to) and `person`, null where there is none; `weight` (people of a
 * party, minutes, 1), `unnamed` (of these, who left no name), `facet`, `met`, `title` and `place`. The number and the
 * list behind it are both made of these rows, so that they cannot differ: docs/rules/figures.md.
 */
export type Facts = string

/**
 * SQL: what a Shanghai clock says at an instant. China has kept UTC+8 since 1991; to look the zone up by its name, for
 * each of a million rows, is dearer than all else that is done with them.
 */
export const shanghaiClock = (instant: string): string => `((${instant}) at time zone interval '8 hours')`

/** SQL: the columns of facts that are nobody's and nothing's in particular, where a source has no more to say. */
export const plainFact = `null::uuid as part_of, null::text as category, 1 as weight, 0 as unnamed, '' as facet,
    true as met, null::text as place`
