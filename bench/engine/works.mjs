/** The question that the whole house grew from. */
export const SEED_SNIPPET = `import torch
x = torch.tensor([[1.0, 0.], [-1., 1.]], requires_grad=True)
z = x.pow(2).sum()
z.backward()
`

/** 200 steps of training the network of E2, as a learner would write it. */
export const TRAINING_SNIPPET = `import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
x = torch.randn(32, 64)
target = torch.randint(0, 10, (32,))
model = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(200):
    optimizer.zero_grad()
    loss = F.cross_entropy(model(x), target)
    loss.backward()
    optimizer.step()
`

/** Whether WebAssembly multiplies and adds in one step here: a module of that one instruction is tried. */
export const relaxedSimd = WebAssembly.validate(
  Uint8Array.of(
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 8, 1, 0x60, 3, 0x7b, 0x7b, 0x7b, 1, 0x7b, 3, 2, 1, 0],
    ...[10, 13, 1, 11, 0, 0x20, 0, 0x20, 1, 0x20, 2, 0xfd, 0x85, 2, 0x0b],
  ),
)

/** What is measured, forward and backward, with the highest ratio to PyTorch's median that we allow ourselves. */
export const works = [
  { id: 'E1', title: 'y = x + 2; (y * y * 3).mean() on 2x2', goal: 0.03 },
  { id: 'E2', title: 'MLP 32x64-64-10, softmax cross-entropy', goal: 0.6 },
  { id: 'E3', title: '((x * 0.5 + 1).exp() * x).sum() on 1,000,000', goal: 1.0 },
  { id: 'E4', title: 'matmul 256x256, both gradients', goal: relaxedSimd ? 2.0 : 2.5 },
  { id: 'E5', title: 'the seed’s snippet, from text to verdict', goal: 0.35 },
  { id: 'E5n', title: 'E5, every time a text never seen before', goal: null },
  { id: 'E6', title: '200 steps of E2 with SGD, as a snippet', goal: 0.6 },
]

/** Numbers in [-1, 1), the same for every peer. */
export function numbers(count, seed) {
  let state = seed
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 31 - 1
  })
}

/** Which of the ten classes each of the 32 examples of E2 has. */
export const targets = Array.from({ length: 32 }, (_, i) => (i * 7) % 10)
