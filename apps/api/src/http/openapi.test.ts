import { ROUTES } from '@gradroom/contracts'
import { openApiDocument } from './openapi.js'

const document = openApiDocument('1.2.3')

it('has every route, with its parameters in the path', () => {
  const operations = Object.values(document.paths).flatMap((path) => Object.keys(path))
  expect(operations).toHaveLength(Object.keys(ROUTES).length)
  expect(document.paths['/api/practice/attempts/{id}/answer']?.post).toMatchObject({
    operationId: 'answerAttempt',
    parameters: [{ name: 'id', in: 'path', required: true }],
  })
})

it('describes bodies and replies by their schemas', () => {
  const body = JSON.stringify(document.paths['/api/rooms']?.post?.requestBody)
  expect(body).toContain('revealWhenAllAnswered')
  expect(JSON.stringify(document)).not.toContain('$schema')
})
