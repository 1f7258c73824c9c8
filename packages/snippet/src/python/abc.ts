/** Python's `abc`: names that programs only mention, in Gradroom's own Python. */
export const ABC = `
class ABC:
    pass


class ABCMeta:
    pass


def abstractmethod(function):
    return function
`
