"""What can be wrong with the sample that was asked for."""


class SampleSizeError(ValueError):
    """Too few children, or a number of bulan timbang that the sample has not; the message is for the officer."""
