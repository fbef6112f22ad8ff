"""The five-minute report: page 1 and its chapters, made of sentences with templates."""
