"""Makes the documentation as a site: pages of docs/, and a reference written from the code."""
