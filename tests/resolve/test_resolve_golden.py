from golden_files import GoldenFiles


class TestGoldenFiles(GoldenFiles):
    pass
