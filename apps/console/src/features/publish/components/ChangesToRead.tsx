import type { UnreadChange } from '@yunxuan/contract'
import { materialFields, type ServiceKind } from '@yunxuan/domain'
import { Button } from 'antd'
import { Link } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { sayInstant } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { type NameOf, nameOfField, sayField } from '../change-words.ts'
import { useChanges, useLocations, useOrganizations, useReadChange } from '../publish.queries.ts'

const kinds: Readonly<Record<ServiceKind, { name: string; page: string; one: string }>> = {
  service: { name: '服务', page: 'services', one: '这项服务' },
  activity: { name: '活动', page: 'activities', one: '这个活动' },
}

/** What colleagues changed of what residents see already: it is up, and a second person reads it. */
export function ChangesToRead() {
  const { streetId, street } = useWorkplace()
  const changes = useChanges(streetId)
  const organizations = useOrganizations(streetId)
  const locations = useLocations(streetId)
  const named = [...street.areas, ...(organizations.data?.items ?? []), ...(locations.data?.items ?? [])]
  return (
    <section className="stack" aria-labelledby="changes-head">
      <h2 id="changes-head">改动待看</h2>
      <Loaded
        query={changes}
        isEmpty={data => data.items.length === 0}
        empty={<p className="soft">没有要看的改动。已发布的服务和活动改了要紧的内容，会排在这里。</p>}
      >
        {data => data.items.map(change => <Change key={change.serviceId} change={change} named={named} />)}
      </Loaded>
    </section>
  )
}

function Change({ change, named }: { change: UnreadChange; named: UnreadChange['referred'] }) {
  const { streetId, may } = useWorkplace()
  const read = useReadChange(streetId)
  const { serviceId, title, changedAt, before, after, referred } = change
  const kind = kinds[change.kind]
  const nameOf: NameOf = id => [...named, ...referred].find(one => one.id === id)?.name ?? '（已不在名单里）'
  return (
    <section className="panel" aria-labelledby={`change-${serviceId}`}>
      <div className="panel-head">
        <h3 id={`change-${serviceId}`}>
          <Link to={`/${streetId}/${kind.page}/${serviceId}?tab=view`}>{title}</Link>
        </h3>
        <Tag>{kind.name}</Tag>
        <span className="soft">
          {change.changedBy.join('、')}改于 {sayInstant(changedAt)}，居民已经能看到
        </span>
      </div>
      <DataTable
        label={`${title} 改了什么`}
        rows={materialFields.filter(field => field in before)}
        rowKey={field => field}
        columns={[
          { title: '哪一项', render: field => nameOfField(field, change.kind), width: 160 },
          { title: '原来', render: field => sayField(field, { part: before, other: after }, nameOf) },
          { title: '现在', render: field => sayField(field, { part: after, other: before }, nameOf) },
        ]}
      />
      <Failed error={read.error} />
      {change.isByCaller && <p className="notice notice-blue">您也改过{kind.one}，要由另一位同事来看。</p>}
      <div className="row-actions">
        {may('readChanges') && (
          <Button
            type="primary"
            disabled={change.isByCaller}
            loading={read.isPending}
            aria-label={`看过了 ${title}`}
            onClick={() => read.mutate({ serviceId, changedAt })}
          >
            看过了
          </Button>
        )}
        <span className="soft">
          {may('readChanges') ? '有问题就请协调员改过来，或先暂停。' : '等审核员或管理员看过。'}
        </span>
      </div>
    </section>
  )
}
