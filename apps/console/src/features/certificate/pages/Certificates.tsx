import type { ManagedCertificate } from '@yunxuan/contract'
import { hoursOf, sayCertificateNumber } from '@yunxuan/domain'
import { App, Button, Segmented } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { ExportButton } from '../../../ui/ExportButton.tsx'
import { Loaded, NoMatch, Nothing } from '../../../ui/Loaded.tsx'
import { More } from '../../../ui/More.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { RowCount } from '../../../ui/RowCount.tsx'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { stamp } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useSettled } from '../../../ui/use-settled.ts'
import { useCertificates, useRevoke } from '../certificate.queries.ts'

type Standing = 'all' | 'unborne'

/** Certificates that were issued; one whose hours were taken back is found here and revoked. */
export function Component() {
  const { streetId, street, may } = useWorkplace()
  const [typed, setTyped] = useState('')
  const [standing, setStanding] = useState<Standing>('all')
  const [revoked, setRevoked] = useState<ManagedCertificate | null>(null)
  const filter = { q: useSettled(typed.trim()), isUnborne: standing === 'unborne' }
  const { asked: certificates, items, every } = useCertificates(streetId, filter)
  const revoke = (each: ManagedCertificate) => each.standing === 'valid' && setRevoked(each)
  return (
    <>
      <PageHead aside="谁都能凭编号查真假">
        <SearchBox label="姓名、志愿者号或证书编号" value={typed} onChange={setTyped} />
        <ExportButton name={`${street.name}证书`} sheet={sheet} rows={every} isEmpty={items.length === 0} />
      </PageHead>
      <div className="filters">
        <Segmented<Standing>
          aria-label="看哪些证书"
          value={standing}
          onChange={setStanding}
          options={[
            { value: 'all', label: '全部' },
            { value: 'unborne', label: '时长已经不够的' },
          ]}
        />
        {certificates.data !== undefined && (
          <RowCount count={items.length} unit="张" isMore={certificates.hasNextPage} />
        )}
      </div>
      <Loaded
        query={certificates}
        isEmpty={() => items.length === 0}
        empty={
          filter.q === '' ? (
            <Nothing title={standing === 'unborne' ? '没有时长不够的证书' : '还没有证书'}>
              <p>评星确认以后自动发证书；志愿者也可以随时开服务记录证明。</p>
            </Nothing>
          ) : (
            <NoMatch what="证书" onReset={() => setTyped('')} />
          )
        }
      >
        {() => (
          <>
            <DataTable
              label="证书"
              columns={may('revokeCertificate') ? [...facts, revokeColumn(revoke)] : facts}
              rows={items}
              rowKey={each => each.number}
              {...(may('revokeCertificate') ? { keys: { x: revoke } } : {})}
            />
            <More pages={certificates} />
          </>
        )}
      </Loaded>
      {revoked !== null && <RevokeDialog certificate={revoked} onClose={() => setRevoked(null)} />}
    </>
  )
}

const facts: readonly Column<ManagedCertificate>[] = [
  {
    key: 'standing',
    title: '状态',
    compare: (a, b) => a.standing.localeCompare(b.standing) || Number(a.isBorne) - Number(b.isBorne),
    render: each => (
      <span className="tags">
        <Tag tone={each.standing === 'valid' ? 'ok' : 'red'}>
          {each.standing === 'valid' ? '有效' : '已撤销'}
        </Tag>
        {!each.isBorne && each.standing === 'valid' && <Tag tone="gold">时长已经不够</Tag>}
        {each.revokedReason !== null && <span className="soft">{each.revokedReason}</span>}
      </span>
    ),
  },
  {
    key: 'number',
    title: '证书编号',
    compare: (a, b) => a.number.localeCompare(b.number),
    render: each => <span className="number">{sayCertificateNumber(each.number)}</span>,
  },
  {
    key: 'title',
    title: '证书',
    compare: (a, b) => a.title.localeCompare(b.title, 'zh'),
    render: each => each.title,
  },
  {
    key: 'person',
    title: '志愿者',
    compare: (a, b) => a.personName.localeCompare(b.personName, 'zh'),
    render: each => (
      <>
        <b>{each.personName}</b> <span className="soft number">{each.volunteerNumber}</span>
      </>
    ),
  },
  {
    key: 'minutes',
    title: '发证时小时',
    align: 'right',
    compare: (a, b) => a.minutes - b.minutes,
    render: each => hoursOf(each.minutes),
  },
  {
    key: 'minutesNow',
    title: '现在小时',
    align: 'right',
    compare: (a, b) => a.minutesNow - b.minutesNow,
    render: each => <b>{hoursOf(each.minutesNow)}</b>,
  },
  {
    key: 'issuedAt',
    title: '发证时间',
    compare: (a, b) => a.issuedAt.localeCompare(b.issuedAt),
    render: each => <span className="number">{stamp(each.issuedAt)}</span>,
  },
]

const sheet: Sheet<ManagedCertificate> = [
  ['状态', each => (each.standing === 'valid' ? '有效' : '已撤销')],
  ['为什么撤销', each => each.revokedReason],
  ['时长已经不够', each => (each.isBorne ? '' : '是')],
  ['证书编号', each => sayCertificateNumber(each.number)],
  ['证书', each => each.title],
  ['志愿者', each => each.personName],
  ['志愿者号', each => each.volunteerNumber],
  ['发证时小时', each => hoursOf(each.minutes)],
  ['现在小时', each => hoursOf(each.minutesNow)],
  ['发证时间', each => stamp(each.issuedAt)],
]

const revokeColumn = (onRevoke: (each: ManagedCertificate) => void): Column<ManagedCertificate> => ({
  key: 'act',
  title: '操作',
  render: each =>
    each.standing === 'valid' && (
      <Button
        size="small"
        type="text"
        aria-label={`撤销 ${each.personName} 的${each.title}`}
        onClick={() => onRevoke(each)}
      >
        撤销
      </Button>
    ),
})

function RevokeDialog({ certificate, onClose }: { certificate: ManagedCertificate; onClose: () => void }) {
  const { streetId } = useWorkplace()
  const { message } = App.useApp()
  const revoke = useRevoke(streetId)
  const { number, personName, title } = certificate
  return (
    <ReasonDialog
      title={`撤销 ${personName} 的${title}`}
      explain="这张证书查起来会是“已撤销”，星级一起取消，历史留着。本人会看到原因。"
      okText="撤销"
      isBusy={revoke.isPending}
      error={revoke.error}
      onOk={reason =>
        revoke.mutate(
          { number, reason },
          {
            onSuccess: () => {
              void message.success(`已撤销：${personName}，${title}`)
              onClose()
            },
          },
        )
      }
      onClose={onClose}
    />
  )
}
