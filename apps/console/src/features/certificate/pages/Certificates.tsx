import type { ManagedCertificate } from '@yunxuan/contract'
import { hoursOf, sayCertificateNumber } from '@yunxuan/domain'
import { useState } from 'react'
import { Link } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { Person } from '../../../ui/Person.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { RowButton } from '../../../ui/RowButton.tsx'
import { RowDrawer } from '../../../ui/RowDrawer.tsx'
import { stamp } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useFilter } from '../../../ui/use-filter.ts'
import { type CertificateFilter, useCertificates, useRevoke } from '../certificate.queries.ts'

/** Certificates that were issued; one whose hours were taken back is found here and revoked. */
export function Component() {
  const { streetId, may } = useWorkplace()
  const filter = useFilter<CertificateFilter>({ q: '', standing: 'all', sort: '' })
  const [revoked, setRevoked] = useState<ManagedCertificate | null>(null)
  const [opened, setOpened] = useState<ManagedCertificate | null>(null)
  const revoke = (each: ManagedCertificate) => each.standing === 'valid' && setRevoked(each)
  return (
    <>
      <ListPage
        aside="谁都能凭编号查真假"
        what="证书"
        list={useCertificates(streetId, filter.settled)}
        filter={filter}
        search="姓名、志愿者号或证书编号"
        narrow={<Chips label="看哪些证书" options={standings} {...filter.bind('standing')} />}
        unit="张"
        empty={
          <Nothing title="还没有证书">
            <p>评星确认以后自动发证书；志愿者也可以随时开服务记录证明。</p>
          </Nothing>
        }
      >
        {rows => (
          <DataTable
            label="证书"
            columns={may('revokeCertificate') ? [...facts, revokeColumn(revoke)] : facts}
            rows={rows}
            rowKey={each => each.number}
            onOpen={setOpened}
            {...(may('revokeCertificate') ? { keys: { x: revoke } } : {})}
          />
        )}
      </ListPage>
      <RowDrawer
        row={opened}
        title={each => `${each.personName}的${each.title}`}
        facts={factsOf}
        onClose={() => setOpened(null)}
      >
        {each => (
          <span className="row-actions">
            <Link to={`/${streetId}/records?q=${each.volunteerNumber}`}>看服务记录</Link>
            {may('revokeCertificate') && each.standing === 'valid' && (
              <RowButton name="撤销" of={`${each.personName} 的${each.title}`} onClick={() => revoke(each)} />
            )}
          </span>
        )}
      </RowDrawer>
      {revoked !== null && <RevokeDialog certificate={revoked} onClose={() => setRevoked(null)} />}
    </>
  )
}

const standings = [
  ['all', '全部'],
  ['unborne', '时长已经不够的'],
] as const

const facts: readonly Column<ManagedCertificate>[] = [
  {
    title: '状态',
    render: each => <Standing certificate={each} />,
  },
  {
    title: '证书编号',
    sort: 'number',
    isFixed: true,
    value: each => each.number,
    render: each => <span className="number">{sayCertificateNumber(each.number)}</span>,
  },
  { title: '证书', sort: 'title', value: each => each.title },
  {
    title: '志愿者',
    sort: 'name',
    value: each => each.personName,
    render: each => <Person name={each.personName} number={each.volunteerNumber} />,
  },
  {
    title: '发证时小时',
    sort: 'minutes',
    align: 'right',
    value: each => each.minutes,
    render: each => hoursOf(each.minutes),
  },
  {
    title: '现在小时',
    align: 'right',
    value: each => each.minutesNow,
    render: each => <b>{hoursOf(each.minutesNow)}</b>,
  },
  { title: '发证时间', sort: 'issued', align: 'number', value: each => stamp(each.issuedAt) },
]

function Standing({ certificate }: { certificate: ManagedCertificate }) {
  return (
    <span className="tags">
      <Tag tone={certificate.standing === 'valid' ? 'ok' : 'red'}>{sayStanding(certificate)}</Tag>
      {!certificate.isBorne && certificate.standing === 'valid' && <Tag tone="gold">时长已经不够</Tag>}
      {certificate.revokedReason !== null && <span className="soft">{certificate.revokedReason}</span>}
    </span>
  )
}

const factsOf = (each: ManagedCertificate) =>
  [
    ['状态', <Standing key="standing" certificate={each} />],
    [
      '证书编号',
      <span key="number" className="number">
        {sayCertificateNumber(each.number)}
      </span>,
    ],
    ['志愿者', <Person key="person" name={each.personName} number={each.volunteerNumber} />],
    ['发证时', `${hoursOf(each.minutes)} 小时`],
    ['现在', `${hoursOf(each.minutesNow)} 小时`],
    ['发证时间', stamp(each.issuedAt)],
  ] as const

const sayStanding = (each: ManagedCertificate) => (each.standing === 'valid' ? '有效' : '已撤销')

const revokeColumn = (onRevoke: (each: ManagedCertificate) => void): Column<ManagedCertificate> => ({
  title: '操作',
  render: each =>
    each.standing === 'valid' && (
      <RowButton name="撤销" of={`${each.personName} 的${each.title}`} onClick={() => onRevoke(each)} />
    ),
})

function RevokeDialog({ certificate, onClose }: { certificate: ManagedCertificate; onClose: () => void }) {
  const { streetId } = useWorkplace()
  const { number, personName, title } = certificate
  return (
    <ReasonDialog
      title={`撤销 ${personName} 的${title}`}
      explain="这张证书查起来会是“已撤销”，星级一起取消，历史留着。本人会看到原因。"
      okText="撤销"
      write={useRevoke(streetId)}
      wish={reason => ({ number, reason })}
      done={`已撤销：${personName}，${title}`}
      onClose={onClose}
    />
  )
}
