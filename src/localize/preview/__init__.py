"""The live preview: the pages of a project beside their sources in a browser, brought up to date as files are saved."""
