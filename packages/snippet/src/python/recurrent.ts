/** The recurrent layers of `torch.nn`, one step of time after another. */
export const RECURRENT = `
class _Recurrent(Module):
    _gates = 1

    def __init__(self, input_size, hidden_size, num_layers=1, nonlinearity="tanh", bias=True, batch_first=False, dropout=0.0, bidirectional=False):
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.num_layers = num_layers
        self.nonlinearity = nonlinearity
        self.bias = bias
        self.batch_first = batch_first
        self.dropout = dropout
        self.bidirectional = bidirectional
        ways = ("", "_reverse") if bidirectional else ("",)
        self._names = [[f"l{k}{way}" for way in ways] for k in range(num_layers)]
        for k, names in enumerate(self._names):
            wide = input_size if k == 0 else hidden_size * len(ways)
            for name in names:
                setattr(self, f"weight_ih_{name}", Parameter(torch.empty(self._gates * hidden_size, wide)))
                setattr(self, f"weight_hh_{name}", Parameter(torch.empty(self._gates * hidden_size, hidden_size)))
                if bias:
                    setattr(self, f"bias_ih_{name}", Parameter(torch.empty(self._gates * hidden_size)))
                    setattr(self, f"bias_hh_{name}", Parameter(torch.empty(self._gates * hidden_size)))
        bound = 1.0 / math.sqrt(hidden_size) if hidden_size > 0 else 0
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def _sums(self, name, x, h):
        bias_ih = getattr(self, f"bias_ih_{name}") if self.bias else None
        bias_hh = getattr(self, f"bias_hh_{name}") if self.bias else None
        return F.linear(x, getattr(self, f"weight_ih_{name}"), bias_ih), F.linear(h, getattr(self, f"weight_hh_{name}"), bias_hh)

    def forward(self, input, hx=None):
        alone = input.dim() == 2
        if alone:
            input = input.unsqueeze(1)
        elif self.batch_first:
            input = input.transpose(0, 1)
        states = self._start(hx, input.size(1), alone)
        steps = [x for x in input]
        at = 0
        for k, names in enumerate(self._names):
            found = []
            for name in names:
                state = states[at]
                outputs = []
                for x in (steps if len(found) == 0 else reversed(steps)):
                    state = self._step(name, x, state)
                    outputs.append(self._shown(state))
                found.append(outputs if len(found) == 0 else outputs[::-1])
                states[at] = state
                at += 1
            steps = found[0] if len(found) == 1 else [torch.cat(pair, -1) for pair in zip(*found)]
            if self.dropout and k < self.num_layers - 1:
                steps = [F.dropout(x, self.dropout, self.training) for x in steps]
        output = torch.stack(steps)
        last = self._end(states)
        if alone:
            return output.squeeze(1), self._alone(last)
        return (output.transpose_(0, 1) if self.batch_first else output), last

    def _start(self, hx, batch, alone):
        if hx is None:
            hx = torch.zeros(self.num_layers * len(self._names[0]), batch, self.hidden_size)
        elif alone:
            hx = hx.unsqueeze(1)
        return [h for h in hx]

    def _shown(self, state):
        return state

    def _end(self, states):
        return torch.stack(states)

    def _alone(self, last):
        return last.squeeze(1)

    def extra_repr(self):
        text = f"{self.input_size}, {self.hidden_size}"
        if self.num_layers != 1:
            text += f", num_layers={self.num_layers}"
        if not self.bias:
            text += ", bias=False"
        if self.batch_first:
            text += ", batch_first=True"
        if self.dropout != 0:
            text += f", dropout={self.dropout}"
        if self.bidirectional:
            text += ", bidirectional=True"
        return text


class RNN(_Recurrent):
    def _step(self, name, x, h):
        a, b = self._sums(name, x, h)
        return torch.relu(a + b) if self.nonlinearity == "relu" else torch.tanh(a + b)


class GRU(_Recurrent):
    _gates = 3

    def __init__(self, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, bidirectional=False):
        super().__init__(input_size, hidden_size, num_layers, "tanh", bias, batch_first, dropout, bidirectional)

    def _step(self, name, x, h):
        a, b = self._sums(name, x, h)
        a_reset, a_update, a_new = a.chunk(3, -1)
        b_reset, b_update, b_new = b.chunk(3, -1)
        reset = torch.sigmoid(a_reset + b_reset)
        update = torch.sigmoid(a_update + b_update)
        new = torch.tanh(a_new + reset * b_new)
        return (1 - update) * new + update * h


class LSTM(_Recurrent):
    _gates = 4

    def __init__(self, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, bidirectional=False):
        super().__init__(input_size, hidden_size, num_layers, "tanh", bias, batch_first, dropout, bidirectional)

    def _start(self, hx, batch, alone):
        if hx is None:
            return [(torch.zeros(batch, self.hidden_size), torch.zeros(batch, self.hidden_size)) for _ in range(self.num_layers * len(self._names[0]))]
        h, c = hx
        if alone:
            h, c = h.unsqueeze(1), c.unsqueeze(1)
        return [(a, b) for a, b in zip(h, c)]

    def _step(self, name, x, state):
        h, c = state
        a, b = self._sums(name, x, h)
        take, keep, new, show = (a + b).chunk(4, -1)
        c = torch.sigmoid(keep) * c + torch.sigmoid(take) * torch.tanh(new)
        return torch.sigmoid(show) * torch.tanh(c), c

    def _shown(self, state):
        return state[0]

    def _end(self, states):
        return torch.stack([h for h, _ in states]), torch.stack([c for _, c in states])

    def _alone(self, last):
        return last[0].squeeze(1), last[1].squeeze(1)
`
