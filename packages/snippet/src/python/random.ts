/** Python's `random`, step by step as CPython draws, so that a seed gives the same numbers. */
export const RANDOM = `
from _random import Random as _Twister
from math import log, sqrt, sin, cos, exp, floor, pi, ceil

_MAGIC = 4 * exp(-0.5) / sqrt(2.0)


class Random:
    def __init__(self, x=None):
        self._twister = _Twister()
        self._next = None
        self.seed(x)

    def seed(self, a=None, version=2):
        if a is None:
            a = 0
        if isinstance(a, float):
            a = hash(a)
        if not isinstance(a, int):
            raise TypeError("The only supported seed types are: None, int and float.")
        self._twister.seed(a)
        self._next = None

    def random(self):
        return self._twister.random()

    def getrandbits(self, k):
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        return self._twister.getrandbits(k)

    def _below(self, n):
        k = n.bit_length()
        r = self._twister.getrandbits(k)
        while r >= n:
            r = self._twister.getrandbits(k)
        return r

    def randrange(self, start, stop=None, step=1):
        if stop is None:
            if start > 0:
                return self._below(start)
            raise ValueError("empty range for randrange()")
        width = stop - start
        if step == 1:
            if width > 0:
                return start + self._below(width)
            raise ValueError(f"empty range for randrange() ({start}, {stop}, {width})")
        n = (width + step - 1) // step if step > 0 else (width + step + 1) // step
        if n <= 0:
            raise ValueError("empty range for randrange()")
        return start + step * self._below(n)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._below(len(seq))]

    def shuffle(self, x):
        for i in reversed(range(1, len(x))):
            j = self._below(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        n = len(population)
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        result = [None] * k
        setsize = 21
        if k > 5:
            setsize += 4 ** ceil(log(k * 3, 4))
        if n <= setsize:
            pool = list(population)
            for i in range(k):
                j = self._below(n - i)
                result[i] = pool[j]
                pool[j] = pool[n - i - 1]
        else:
            selected = set()
            for i in range(k):
                j = self._below(n)
                while j in selected:
                    j = self._below(n)
                selected.add(j)
                result[i] = population[j]
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        n = len(population)
        if cum_weights is None:
            if weights is None:
                return [population[floor(self.random() * (n + 0.0))] for _ in range(k)]
            cum_weights = []
            total = 0
            for weight in weights:
                total += weight
                cum_weights.append(total)
        total = cum_weights[-1] + 0.0
        chosen = []
        for _ in range(k):
            at = self.random() * total
            low, high = 0, n - 1
            while low < high:
                middle = (low + high) // 2
                if at < cum_weights[middle]:
                    high = middle
                else:
                    low = middle + 1
            chosen.append(population[low])
        return chosen

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        c = 0.5 if mode is None else (mode - low) / (high - low)
        if u > c:
            u = 1.0 - u
            c = 1.0 - c
            low, high = high, low
        return low + (high - low) * sqrt(u * c)

    def normalvariate(self, mu=0.0, sigma=1.0):
        while True:
            u1 = self.random()
            u2 = 1.0 - self.random()
            z = _MAGIC * (u1 - 0.5) / u2
            if z * z / 4.0 <= -log(u2):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        z = self._next
        self._next = None
        if z is None:
            angle = self.random() * 2.0 * pi
            radius = sqrt(-2.0 * log(1.0 - self.random()))
            z = cos(angle) * radius
            self._next = sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu=0.0, sigma=1.0):
        return exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd=1.0):
        return -log(1.0 - self.random()) / lambd


_one = Random()
seed = _one.seed
random = _one.random
getrandbits = _one.getrandbits
randrange = _one.randrange
randint = _one.randint
choice = _one.choice
shuffle = _one.shuffle
sample = _one.sample
choices = _one.choices
uniform = _one.uniform
triangular = _one.triangular
normalvariate = _one.normalvariate
gauss = _one.gauss
lognormvariate = _one.lognormvariate
expovariate = _one.expovariate
`
