import type { Executor } from '../../platform/database.ts'

/** Deletes spreadsheets that were read before an instant; returns how many. */
export async function deleteImportFilesBefore(db: Executor, before: Date): Promise<number> {
  const { rowCount } = await db.$client.query({
    name: 'import-file-clean',
    text: 'delete from import_file where created_at < $1',
    values: [before],
  })
  return rowCount ?? 0
}
