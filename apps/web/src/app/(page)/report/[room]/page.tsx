import { titled } from '../../../../i18n/title'
import { ReportPage } from '../../../../room/report/ReportPage'

export const generateMetadata = titled((say) => say('report.title'))

export default async function Report({ params }: { params: Promise<{ room: string }> }) {
  const { room } = await params
  return <ReportPage room={decodeURIComponent(room)} />
}
