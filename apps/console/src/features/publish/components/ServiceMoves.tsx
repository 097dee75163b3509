import { CheckCircleOutlined, CopyOutlined, FilePdfOutlined } from '@ant-design/icons'
import type { ManagedService } from '@yunxuan/contract'
import { pathOf } from '@yunxuan/contract/client'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { download } from '../../../api/client.ts'
import { sayError } from '../../../refusal-words.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { useClone, useConfirmFacts } from '../publish.queries.ts'
import { type Move, movesFrom } from '../service-words.ts'
import { MoveDialog } from './MoveDialog.tsx'

interface Props {
  service: ManagedService
  /** Something typed is not saved, so that nothing may be submitted yet. */
  isDirty: boolean
}

/** What can be done with the whole of a service. */
export function ServiceMoves({ service, isDirty }: Props) {
  const { may } = useWorkplace()
  const [move, setMove] = useState<Move | null>(null)
  const moves = movesFrom(service.status).filter(
    each => may('edit') || service.status === 'in_review' || each.to === 'published',
  )
  return (
    <>
      <PosterButton service={service} />
      {may('edit') && <CloneButton service={service} />}
      {may('edit') && service.status !== 'archived' && <ConfirmButton service={service} />}
      {moves.map(each => {
        const isOwn = each.to === 'published' && service.status === 'in_review' && service.isSubmittedByCaller
        return (
          <Button
            key={each.to}
            type={each.isMain ? 'primary' : 'default'}
            disabled={isDirty || isOwn}
            title={isDirty ? '先保存再操作' : isOwn ? '您自己提交的，要另一位同事来发布' : undefined}
            onClick={() => setMove(each)}
          >
            {each.name}
          </Button>
        )
      })}
      {move !== null && <MoveDialog service={service} move={move} onClose={() => setMove(null)} />}
    </>
  )
}

export function PosterButton({ service }: { service: ManagedService }) {
  const { streetId } = useWorkplace()
  const { message } = App.useApp()
  const [isBusy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      const path = pathOf('GET /v1/streets/:streetId/managed/services/:serviceId/poster', {
        params: { streetId, serviceId: service.id },
      })
      await download(path, `${service.edit.title} 海报.pdf`)
    } catch (error) {
      void message.error(sayError(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button icon={<FilePdfOutlined aria-hidden />} loading={isBusy} onClick={() => void save()}>
      海报
    </Button>
  )
}

function CloneButton({ service }: { service: ManagedService }) {
  const { streetId } = useWorkplace()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const clone = useClone(streetId)
  return (
    <Button
      icon={<CopyOutlined aria-hidden />}
      loading={clone.isPending}
      onClick={() =>
        clone.mutate(service.id, {
          onSuccess: copy => {
            void message.success('已照着做了一份草稿，改好再提交')
            void navigate(`/${streetId}/services/${copy.id}`)
          },
          onError: error => void message.error(sayError(error)),
        })
      }
    >
      照着做一个
    </Button>
  )
}

function ConfirmButton({ service }: { service: ManagedService }) {
  const { streetId } = useWorkplace()
  const { message, modal } = App.useApp()
  const confirm = useConfirmFacts(streetId)
  const ask = () =>
    modal.confirm({
      title: '这些内容今天都还对吗？',
      content: '时间、地点、电话、费用都问过了再点。居民会看到今天的核实日期。',
      okText: '都对，记下今天',
      cancelText: '先不',
      onOk: () =>
        confirm.mutateAsync(service.id).then(
          () => void message.success('已核实，日期记为今天'),
          (error: unknown) => void message.error(sayError(error)),
        ),
    })
  return (
    <Button icon={<CheckCircleOutlined aria-hidden />} loading={confirm.isPending} onClick={() => void ask()}>
      核实
    </Button>
  )
}
