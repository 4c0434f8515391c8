"""Word files to HTML: read with bounds, brought to what the converter takes whole, and all else remarked on."""
