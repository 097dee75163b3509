import { Spin } from 'antd'
import { type DragEvent, useId, useState } from 'react'
import { Failed } from '../../../ui/Failed.tsx'

interface Props {
  isBusy: boolean
  error: Error | null
  onFile: (file: File) => void
}

/** Takes one spreadsheet, dropped or chosen. */
export function FileDrop({ isBusy, error, onFile }: Props) {
  const id = useId()
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file !== undefined && !isBusy) onFile(file)
  }
  return (
    <section className="panel" aria-label="上传表格">
      <Failed error={error} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the file field inside is the first */}
      <div
        className={isOver ? 'drop drop-over' : 'drop'}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {isBusy ? (
          <p role="status">
            <Spin /> 正在一行一行地看…
          </p>
        ) : (
          <>
            <input
              id={id}
              className="unseen"
              type="file"
              accept=".xlsx,.xls,.csv"
              onChange={event => {
                const file = event.target.files?.[0]
                if (file !== undefined) onFile(file)
                event.target.value = ''
              }}
            />
            <label htmlFor={id} className="main-link">
              选择填好的表格
            </label>
            <p className="soft">也可以把文件拖到这里。xlsx、xls 或 csv，一次最多 5000 行。</p>
          </>
        )}
      </div>
      <p className="soft">
        先下载模板，照着第一行的列名填。空着的格子不改；要去掉原来的内容，就写“清空”或“-”。上传后只是核对，不会马上写入；同一份表传几遍也不会重复。
      </p>
    </section>
  )
}
