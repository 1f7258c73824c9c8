/** Plots are not drawn: whatever is asked of `matplotlib` does nothing and gives something that does nothing. */
export const NOTHING = `
class _Nothing:
    def __getattr__(self, name):
        return self

    def __call__(self, *args, **kwargs):
        return self

    def __iter__(self):
        yield self
        yield self

    def __getitem__(self, index):
        return self

    def __setitem__(self, index, value):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False


nothing = _Nothing()
`
/** `tqdm`: the loop without the bar. */
export const TQDM = `
class tqdm:
    def __init__(self, iterable=None, *args, **kwargs):
        self.iterable = iterable

    def __iter__(self):
        return iter(self.iterable)

    def __len__(self):
        return len(self.iterable)

    def update(self, n=1):
        pass

    def set_description(self, *args, **kwargs):
        pass

    def set_postfix(self, *args, **kwargs):
        pass

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False


def trange(*args, **kwargs):
    return tqdm(range(*args))
`
