import type { UploadBatch, UploadRecord } from '@yunxuan/contract'
import { type UploadStatus, uploadStatuses } from '@yunxuan/domain'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { BackLink } from '../../../ui/BackLink.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { List } from '../../../ui/List.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { Person } from '../../../ui/Person.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { RowButton } from '../../../ui/RowButton.tsx'
import { sayMinutes } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useFilter } from '../../../ui/use-filter.ts'
import { BatchTools } from '../components/BatchTools.tsx'
import { useNoteResults, useUpload, useUploadRecords } from '../upload.queries.ts'
import { uploadStatusNames } from '../upload-words.ts'

/** A batch: its spreadsheet, and what the national system answered, record by record. */
export function Component() {
  const { streetId } = useWorkplace()
  const { uploadId = '' } = useParams()
  const batch = useUpload(streetId, uploadId)
  return (
    <Loaded query={batch}>
      {data => (
        <>
          <BackLink to="uploads" />
          <PageHead
            title={`第 ${data.number} 批`}
            aside={`服务到 ${data.until}，${data.organizationName ?? '全部机构'}，${data.records} 条`}
          />
          <BatchTools batch={data} />
          <Records batch={data} />
        </>
      )}
    </Loaded>
  )
}

const views: readonly (readonly [UploadStatus | 'all', string])[] = [
  ['all', '全部'],
  ...uploadStatuses
    .filter(value => value !== 'unreported')
    .map(value => [value, uploadStatusNames[value].name] as const),
]

function Records({ batch }: { batch: UploadBatch }) {
  const { streetId } = useWorkplace()
  const filter = useFilter<{ status: UploadStatus | 'all' }>(
    { status: 'all' },
    { status: ['all', ...uploadStatuses] },
  )
  const [returned, setReturned] = useState<UploadRecord | null>(null)
  const note = useNoteResults(streetId, batch.id)
  const take = ({ status, record: { id, personName } }: UploadRecord) => {
    const outcome = status !== null && takenAs[status]
    if (!outcome) return
    const done = `已登记：${personName}，${uploadStatusNames[outcome].name}`
    void note.tell([{ recordId: id, outcome }], { done })
  }
  const askReturn = (each: UploadRecord) => mayReturn(each) && setReturned(each)
  return (
    <>
      <List
        what="记录"
        list={useUploadRecords(streetId, batch.id, filter.settled.status)}
        narrow={<Chips label="看哪些记录" options={views} {...filter.bind('status')} />}
        hint="选中一行后按回车登记已报，按 x 登记退回。"
        empty={<Nothing title="没有这样的记录" />}
      >
        {rows => (
          <DataTable
            label="这一批的记录"
            columns={[...facts, actColumn({ isBusy: note.isPending, take, askReturn })]}
            rows={rows}
            rowKey={each => each.record.id}
            keys={{ Enter: take, x: askReturn }}
          />
        )}
      </List>
      {returned !== null && (
        <ReasonDialog
          title={`退回：${returned.record.personName}`}
          explain="照全国系统给的原因写，改好以后可以再报。"
          okText="登记退回"
          suggestions={['身份信息不一致', '时间和别的记录重叠', '没有注册']}
          write={note}
          wish={reason => [{ recordId: returned.record.id, outcome: 'returned' as const, reason }]}
          done={`已登记：${returned.record.personName}，${uploadStatusNames.returned.name}`}
          onClose={() => setReturned(null)}
        />
      )}
    </>
  )
}

/** What a press on a record says of it, where there is one thing to say. */
const takenAs: Partial<Record<UploadStatus, 'reported' | 'corrected'>> = {
  waiting: 'reported',
  needs_correction: 'corrected',
}

function mayReturn({ status }: UploadRecord): boolean {
  return status === 'waiting' || status === 'reported' || status === 'needs_correction'
}

const facts: readonly Column<UploadRecord>[] = [
  {
    title: '状态',
    value: each => each.status,
    render: ({ status, reason, hasIdentity }) => (
      <span className="tags">
        {status === null ? <Tag>已撤销，不用报</Tag> : <Tag {...uploadStatusNames[status]} />}
        {!hasIdentity && <Tag tone="gold">缺实名</Tag>}
        {reason !== '' && <span className="soft">{reason}</span>}
      </span>
    ),
  },
  {
    title: '志愿者',
    value: each => each.record.personName,
    render: ({ record }) => <Person name={record.personName} number={record.number} />,
  },
  {
    title: '日期',
    value: each => each.record.servedOn,
    render: ({ record }) => <span className="number">{record.servedOn}</span>,
  },
  { title: '活动', value: each => each.record.title, render: ({ record }) => record.title },
  {
    title: '时长',
    align: 'right',
    value: each => each.record.minutes,
    render: ({ record }) => sayMinutes(record.minutes),
  },
  { title: '谁登记的', render: ({ answeredByName }) => answeredByName },
]

interface Acts {
  isBusy: boolean
  take: (each: UploadRecord) => void
  askReturn: (each: UploadRecord) => void
}

const actColumn = ({ isBusy, take, askReturn }: Acts): Column<UploadRecord> => ({
  title: '操作',
  render: each => {
    const outcome = each.status !== null && takenAs[each.status]
    const { personName } = each.record
    return (
      <span className="row-actions">
        {outcome && (
          <RowButton
            isMain
            name={outcome === 'reported' ? '已报' : '已更正'}
            of={personName}
            isBusy={isBusy}
            onClick={() => take(each)}
          />
        )}
        {mayReturn(each) && <RowButton name="退回" of={personName} onClick={() => askReturn(each)} />}
      </span>
    )
  },
})
