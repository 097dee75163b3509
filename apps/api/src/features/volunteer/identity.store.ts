import type { Executor } from '../../platform/database.ts'

/** What a volunteer's profile says of the person (令67 §5), with name and number of the document sealed. */
export interface IdentityRow {
  personId: string
  realName: Buffer | null
  idNumber: Buffer | null
  gender: 'female' | 'male' | null
  birthDate: string | null
  phone: string | null
  areaName: string | null
  skills: string[]
  serviceCategories: string[]
}

/** Returns the sealed identities of volunteers. */
export async function listIdentities(
  db: Executor,
  streetId: string,
  personIds: readonly string[],
): Promise<IdentityRow[]> {
  const { rows } = await db.$client.query<IdentityRow>({
    name: 'volunteer-identities',
    text: `select v.person_id as "personId", v.real_name as "realName", v.id_number as "idNumber", v.gender,
        to_char(v.birth_date, 'YYYY-MM-DD') as "birthDate", v.phone, a.name as "areaName", v.skills,
        v.service_categories as "serviceCategories"
      from volunteer v left join area a on a.street_id = $1 and a.id = v.area_id
      where v.street_id = $1 and v.person_id = any($2::uuid[])`,
    values: [streetId, personIds],
  })
  return rows
}
