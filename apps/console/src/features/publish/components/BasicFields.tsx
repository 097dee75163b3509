import type { Picture } from '@yunxuan/contract'
import { Form, Input } from 'antd'
import { fieldNames, type ServiceValues } from '../service-form.ts'
import { KeywordsField, KindFields, ModeField, PictureFields, TitleFields } from './OfferingFields.tsx'

const Field = Form.Item<ServiceValues>

export function BasicFields({ picture }: { picture: Picture | null }) {
  return (
    <>
      <TitleFields what="服务" readers="居民" />
      <PictureFields kept={picture} />
      <Field name="description" label={fieldNames.description}>
        <Input.TextArea rows={5} maxLength={2000} showCount />
      </Field>
      <div className="fields">
        <KindFields />
      </div>
      <ModeField />
      <KeywordsField readers="居民" />
    </>
  )
}
