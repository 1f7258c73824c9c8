import { Gate } from '../../../../account/Gate'
import { ExerciseDesk } from '../../../../desk/ExerciseDesk'
import { titled } from '../../../../i18n/title'

export const generateMetadata = titled((say) => say('desk.list.new'))

export default function NewExercisePage() {
  return (
    <Gate role="author">
      <ExerciseDesk stored={null} />
    </Gate>
  )
}
