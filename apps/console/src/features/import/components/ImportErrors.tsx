import { DownloadOutlined } from '@ant-design/icons'
import type { ImportError, ImportMend, ImportPreview } from '@yunxuan/contract'
import { Button, Select } from 'antd'
import { download } from '../../../api/client.ts'
import { useWrite } from '../../../api/write.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { markedPath } from '../import.queries.ts'

interface Props {
  preview: ImportPreview
  isBusy: boolean
  onMend: (mends: readonly ImportMend[]) => void
}

/** What is wrong, each thing once however many rows it is in; a word in no list is read as one that is, in all of them. */
export function ImportErrors({ preview, isBusy, onMend }: Props) {
  const mend = ({ column, word }: ImportError, becomes: string) => {
    if (word !== null) onMend([...preview.mends, { column, word, becomes }])
  }
  return (
    <>
      <h2>要改的地方</h2>
      <DataTable
        label="要改的地方"
        rows={preview.errors}
        rowKey={error => `${error.sheet}|${error.row}|${error.column}|${error.message}`}
        columns={[...facts, mendColumn(mend, isBusy)]}
      />
      {preview.moreErrors > 0 && (
        <p className="soft">还有 {preview.moreErrors} 处没有列出来，都标在“标好错的表格”里。</p>
      )}
    </>
  )
}

const facts: readonly Column<ImportError>[] = [
  { title: '哪张表', render: error => error.sheet, width: 100 },
  {
    title: '哪几行',
    width: 150,
    render: ({ row, rows }) => (rows === 1 ? `第 ${row} 行` : `第 ${row} 行起，${rows} 行`),
  },
  { title: '哪一列', width: 140, value: error => error.column },
  { title: '怎么改', render: error => error.message },
]

const mendColumn = (
  onMend: (error: ImportError, becomes: string) => void,
  isBusy: boolean,
): Column<ImportError> => ({
  title: '在这里改',
  width: 240,
  render: error =>
    error.word === null || error.choices.length === 0 ? (
      <span className="soft">在表格里改</span>
    ) : (
      <Select<string>
        aria-label={`“${error.word}”都当作`}
        placeholder={error.rows > 1 ? `${error.rows} 行都当作…` : '当作…'}
        showSearch
        disabled={isBusy}
        style={{ width: 220 }}
        onChange={becomes => onMend(error, becomes)}
        options={error.choices.map(choice => ({ value: choice, label: choice }))}
      />
    ),
})

/** What is read otherwise than it is written; each can be taken back. */
export function Mends({ mends, isBusy, onMend }: { mends: readonly ImportMend[] } & Omit<Props, 'preview'>) {
  if (mends.length === 0) return null
  return (
    <section className="notice notice-blue" aria-label="改过的词">
      <ul>
        {mends.map(({ column, word, becomes }) => (
          <li key={`${column}|${word}`}>
            {column}里的“{word}”都当作“{becomes}”
            <Button
              size="small"
              type="link"
              disabled={isBusy}
              onClick={() => onMend(mends.filter(each => each.column !== column || each.word !== word))}
            >
              撤销
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The file again, with what is wrong beside every row. */
export function MarkedFile({ preview: { id, fileName } }: { preview: ImportPreview }) {
  const { streetId } = useWorkplace()
  const { tell, isPending } = useWrite([], () =>
    download(markedPath(streetId, id), `${fileName.replace(/\.[^.]*$/, '')}-要改的地方.xlsx`),
  )
  return (
    <Button icon={<DownloadOutlined aria-hidden />} loading={isPending} onClick={() => void tell(undefined)}>
      下载标好错的表格
    </Button>
  )
}
