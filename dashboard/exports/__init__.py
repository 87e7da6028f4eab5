"""Story in, paper out: PPTX, XLSX, DOCX, CSV. Nothing here queries or computes a number."""
