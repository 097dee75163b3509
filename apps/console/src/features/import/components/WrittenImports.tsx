import type { ImportWritten } from '@yunxuan/contract'
import { App, Button } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { sayInstant } from '../../../ui/say.ts'
import { useUndoImport, useWrittenImports } from '../import.queries.ts'

/** What this person wrote within a day, and the way to take it back. */
export function WrittenImports({ onUndone }: { onUndone: (importId: string) => void }) {
  const { streetId } = useWorkplace()
  const { data } = useWrittenImports(streetId)
  const files = data?.items ?? []
  if (files.length === 0) return null
  return (
    <section className="panel" aria-label="刚写入的表">
      <h2>刚写入的表</h2>
      <p className="soft">放错了表，一天内、还没有发布的时候，可以整份撤销。</p>
      <ul>
        {files.map(file => (
          <li key={file.id} className="filters">
            <b>{file.fileName}</b>
            <span>{sayWritten(file)}</span>
            <span className="soft">{sayInstant(file.committedAt)} 写入</span>
            <UndoButton file={file} onUndone={onUndone} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface UndoProps {
  file: ImportWritten
  onUndone: (importId: string) => void
}

/** Asks once, and says what goes. */
function UndoButton({ file, onUndone }: UndoProps) {
  const { streetId } = useWorkplace()
  const { modal } = App.useApp()
  const undo = useUndoImport(streetId)
  const ask = () =>
    modal.confirm({
      title: `撤销“${file.fileName}”？`,
      content: `这份表${sayWritten(file)}，都会删掉。已经发布或有人改过的话，一样也不会动，会告诉您为什么。`,
      okText: '撤销导入',
      okButtonProps: { danger: true },
      onOk: () =>
        undo.tell(file.id, {
          done: made => `已撤销，删掉了 ${made.services} 项服务、${made.slots} 场`,
          after: made => onUndone(made.id),
        }),
    })
  return (
    <Button
      danger
      loading={undo.isPending}
      aria-label={`撤销导入 ${file.fileName}`}
      onClick={() => void ask()}
    >
      撤销导入
    </Button>
  )
}

function sayWritten({ services, slots, changed }: ImportWritten): string {
  const added = `新增了 ${services} 项服务、${slots} 场`
  return changed === 0 ? added : `${added}，改了原有的 ${changed} 行`
}
