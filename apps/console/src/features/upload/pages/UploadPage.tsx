import type { UploadBatch, UploadRecord } from '@yunxuan/contract'
import { type UploadStatus, uploadStatuses } from '@yunxuan/domain'
import { App, Button, Segmented } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { sayError } from '../../../refusal-words.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { BackLink } from '../../../ui/BackLink.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { More } from '../../../ui/More.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { sayMinutes } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { BatchTools } from '../components/BatchTools.tsx'
import { useNoteResults, useUpload, useUploadRecords } from '../upload.queries.ts'
import { uploadStatusNames } from '../upload-words.ts'

type Shown = UploadStatus | 'all'

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

function Records({ batch }: { batch: UploadBatch }) {
  const { streetId } = useWorkplace()
  const { message } = App.useApp()
  const [shown, setShown] = useState<Shown>('all')
  const [returned, setReturned] = useState<UploadRecord | null>(null)
  const { asked: records, items } = useUploadRecords(streetId, batch.id, shown)
  const note = useNoteResults(streetId, batch.id)
  const send = (each: UploadRecord, outcome: 'reported' | 'returned' | 'corrected', reason = '') =>
    note.mutate([{ recordId: each.record.id, outcome, ...(reason === '' ? {} : { reason }) }], {
      onSuccess: () => {
        void message.success(`已登记：${each.record.personName}，${uploadStatusNames[outcome].name}`)
        setReturned(null)
      },
      onError: error => void message.error(sayError(error)),
    })
  const take = (each: UploadRecord) => {
    if (each.status === 'waiting') send(each, 'reported')
    if (each.status === 'needs_correction') send(each, 'corrected')
  }
  const askReturn = (each: UploadRecord) => mayReturn(each) && setReturned(each)
  return (
    <>
      <div className="filters">
        <Segmented<Shown>
          aria-label="看哪些记录"
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: '全部' },
            ...uploadStatuses
              .filter(value => value !== 'unreported')
              .map(value => ({ value, label: uploadStatusNames[value].name })),
          ]}
        />
      </div>
      <Loaded query={records} isEmpty={() => items.length === 0} empty={<Nothing title="没有这样的记录" />}>
        {() => (
          <>
            <DataTable
              label="这一批的记录"
              columns={[...facts, actColumn({ isBusy: note.isPending, take, askReturn })]}
              rows={items}
              rowKey={each => each.record.id}
              onOpen={take}
              keys={{ x: askReturn }}
            />
            <p className="soft">选中一行后按回车登记已报，按 x 登记退回。</p>
            <More pages={records} />
          </>
        )}
      </Loaded>
      {returned !== null && (
        <ReasonDialog
          title={`退回：${returned.record.personName}`}
          explain="照全国系统给的原因写，改好以后可以再报。"
          okText="登记退回"
          isBusy={note.isPending}
          error={note.error}
          suggestions={['身份信息不一致', '时间和别的记录重叠', '没有注册']}
          onOk={reason => send(returned, 'returned', reason)}
          onClose={() => {
            note.reset()
            setReturned(null)
          }}
        />
      )}
    </>
  )
}

function mayReturn({ status }: UploadRecord): boolean {
  return status === 'waiting' || status === 'reported' || status === 'needs_correction'
}

const facts: readonly Column<UploadRecord>[] = [
  {
    key: 'status',
    title: '状态',
    compare: (a, b) => (a.status ?? '').localeCompare(b.status ?? ''),
    render: ({ status, reason, hasIdentity }) => (
      <span className="tags">
        {status === null ? (
          <Tag>已撤销，不用报</Tag>
        ) : (
          <Tag tone={uploadStatusNames[status].tone}>{uploadStatusNames[status].name}</Tag>
        )}
        {!hasIdentity && <Tag tone="gold">缺实名</Tag>}
        {reason !== '' && <span className="soft">{reason}</span>}
      </span>
    ),
  },
  {
    key: 'person',
    title: '志愿者',
    compare: (a, b) => a.record.personName.localeCompare(b.record.personName, 'zh'),
    render: ({ record }) => (
      <>
        <b>{record.personName}</b> <span className="soft number">{record.number}</span>
      </>
    ),
  },
  {
    key: 'servedOn',
    title: '日期',
    compare: (a, b) => a.record.servedOn.localeCompare(b.record.servedOn),
    render: ({ record }) => <span className="number">{record.servedOn}</span>,
  },
  {
    key: 'title',
    title: '活动',
    compare: (a, b) => a.record.title.localeCompare(b.record.title, 'zh'),
    render: ({ record }) => record.title,
  },
  {
    key: 'minutes',
    title: '时长',
    align: 'right',
    compare: (a, b) => a.record.minutes - b.record.minutes,
    render: ({ record }) => sayMinutes(record.minutes),
  },
  { key: 'by', title: '谁登记的', render: ({ answeredByName }) => answeredByName },
]

interface Acts {
  isBusy: boolean
  take: (each: UploadRecord) => void
  askReturn: (each: UploadRecord) => void
}

const actColumn = ({ isBusy, take, askReturn }: Acts): Column<UploadRecord> => ({
  key: 'act',
  title: '操作',
  render: each => (
    <span className="row-actions">
      {(each.status === 'waiting' || each.status === 'needs_correction') && (
        <Button
          size="small"
          type="primary"
          disabled={isBusy}
          aria-label={`${each.status === 'waiting' ? '已报' : '已更正'} ${each.record.personName}`}
          onClick={() => take(each)}
        >
          {each.status === 'waiting' ? '已报' : '已更正'}
        </Button>
      )}
      {mayReturn(each) && (
        <Button
          size="small"
          type="text"
          aria-label={`退回 ${each.record.personName}`}
          onClick={() => askReturn(each)}
        >
          退回
        </Button>
      )}
    </span>
  ),
})
