import { redirect } from 'next/navigation'
import type { PageProps } from '../../../page-props.ts'

/** An API opens at its resources. */
export default async function ApiPage({ params }: PageProps<'apiId'>) {
  const { apiId } = await params
  redirect(`/console/apis/${apiId}/resources`)
}
