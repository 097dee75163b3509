import { Alert } from 'antd'
import { sayError } from '../../../refusal-words.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Paper, useKeepPaper } from '../backfill.queries.ts'

interface Props {
  /** What antd's form gives its field. */
  id?: string
  value?: string
  onChange?: (attachmentId: Paper['id']) => void
}

/** Uploads the paper that proves hours, at once; the form keeps its id. */
export function PaperField({ id, onChange }: Props) {
  const { streetId } = useWorkplace()
  const keep = useKeepPaper(streetId)
  return (
    <>
      <input
        {...(id === undefined ? {} : { id })}
        type="file"
        accept="image/jpeg,image/png,application/pdf"
        onChange={event => {
          const file = event.target.files?.[0]
          if (file !== undefined) keep.mutate(file, { onSuccess: paper => onChange?.(paper.id) })
        }}
      />
      <p className="soft" role="status">
        {keep.isPending && '正在上传…'}
        {keep.data !== undefined && !keep.isPending && `已上传：${keep.data.fileName}`}
        {keep.data === undefined && !keep.isPending && '照片（JPG、PNG）或 PDF，不超过 2 MB。'}
      </p>
      {keep.error !== null && <Alert type="error" showIcon title={sayPaperError(keep.error)} />}
    </>
  )
}

/** The words for a spreadsheet do not fit a paper. */
function sayPaperError(error: Error): string {
  if ('code' in error && error.code === 'unsupported_media')
    return '只收照片（JPG、PNG）和 PDF，请换一个文件。'
  if ('code' in error && error.code === 'body_too_large') return '文件超过了 2 MB，请拍小一点或者压缩一下。'
  return sayError(error)
}
